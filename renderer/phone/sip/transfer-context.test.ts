import { describe, expect, it } from 'vitest';
import type { TransferContext, OutgoingTransferContext } from '../calls';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';

onFakeTime();

const handover: OutgoingTransferContext = {
  intro: 'Transfert de Agathe\nClient : 06 12 34 56 78',
  note: 'Lave-linge, code E21.\nRappeler lundi.',
  reference: '01HANDOVER',
  number: '+33612345678',
  name: 'Claire Lefèvre; "x"\r\nRoute: <sip:evil.test>',
};

const message = (
  change: { from?: string; headers?: string[]; body?: string; type?: string } = {},
): string => {
  const body = change.body ?? 'Intro\r\n\r\nLine one\r\nLine two';
  return [
    'MESSAGE sip:desk@lab.test SIP/2.0',
    `Via: SIP/2.0/WS far.invalid;branch=z9hG4bK${Math.floor(performance.now() * 1000)}`,
    'Max-Forwards: 70',
    `From: ${change.from ?? '"Agathe" <sip:4108@lab.test>'};tag=m1`,
    'To: <sip:desk@lab.test>',
    `Call-ID: m-${body.length}-${change.headers?.length ?? 0}-${change.type ?? ''}`,
    'CSeq: 1 MESSAGE',
    ...(change.headers ?? ['Allodesk-Handover: 1;reference=R1;number=%2B336;name=Claire%20L']),
    `Content-Type: ${change.type ?? 'text/plain;charset=UTF-8'}`,
    `Content-Length: ${new TextEncoder().encode(body).length}`,
    '',
    body,
  ].join('\r\n');
};

const listening = async () => {
  const rig = await createRig();
  const heard: TransferContext[] = [];
  rig.phone.calls.onTransferContext((one) => heard.push(one));
  const deliver = async (raw: string) => {
    rig.server.deliver(raw);
    await tick();
  };
  return { rig, heard, deliver };
};
const notes = (rig: Rig) =>
  rig.calls.flatMap((one) => (one.kind === 'noteSent' ? [[one.call, one.delivered] as const] : []));

describe('a hand-over that leaves', () => {
  it('is one plain message to the target, with a reference for another desk', async () => {
    const { rig } = await listening();
    rig.phone.calls.sendTransferContext('a', '4102', handover);
    await tick();
    const sent = rig.server.last('MESSAGE');
    expect(sent.start).toBe('MESSAGE sip:4102@lab.test SIP/2.0');
    expect(sent.header('Content-Type')).toBe('text/plain;charset=UTF-8');
    expect(sent.body).toBe(`${handover.intro}\n\n${handover.note}`);
    expect(sent.header('Allodesk-Handover')).toBe(
      '1;reference=01HANDOVER;number=%2B33612345678;name=' +
        encodeURIComponent('Claire Lefèvre; "x" Route: <sip:evil.test>'),
    );
    rig.server.reply(sent, 200);
    await tick();
    expect(notes(rig)).toEqual([['a', true]]);
  });

  it('says when it was not taken, and when it cannot be written', async () => {
    const { rig } = await listening();
    rig.phone.calls.sendTransferContext('a', '4102', handover);
    await tick();
    rig.server.reply(rig.server.last('MESSAGE'), 405);
    rig.phone.calls.sendTransferContext('b', '4102@evil.test', handover);
    await tick();
    await tick();
    expect(new Map(notes(rig))).toEqual(
      new Map([
        ['a', false],
        ['b', false],
      ]),
    );
    expect(rig.server.all('MESSAGE')).toHaveLength(1);
  });

  it('is read by another desk as it was meant', async () => {
    const { rig, heard, deliver } = await listening();
    rig.phone.calls.sendTransferContext('a', 'desk', handover);
    await tick();
    const sent = rig.server.last('MESSAGE');
    await deliver(
      message({
        body: sent.body,
        headers: [`Allodesk-Handover: ${sent.header('Allodesk-Handover')}`],
      }),
    );
    expect(heard).toEqual([
      {
        from: { number: '4108', displayName: 'Agathe', anonymous: false },
        reference: '01HANDOVER',
        number: '+33612345678',
        name: 'Claire Lefèvre; "x" Route: <sip:evil.test>',
        note: handover.note,
      },
    ]);
    expect(rig.server.all(200)).not.toHaveLength(0);
  });
});

describe('a message that comes', () => {
  it.each([
    ['without the sign of a desk', { headers: [] }],
    ['of another domain', { from: '<sip:4108@evil.test>' }],
    ['that is no plain text', { type: 'text/html' }],
    ['of a version to come', { headers: ['Allodesk-Handover: 2;reference=R'] }],
    ['that names two calls', { headers: ['Allodesk-Handover: 1', 'Allodesk-Handover: 1'] }],
  ])('%s is refused', async (_why, change) => {
    const { rig, heard, deliver } = await listening();
    await deliver(message(change));
    expect(heard).toEqual([]);
    expect(rig.server.all(403)).toHaveLength(1);
    expect(rig.phone.refused()).toMatchObject({ message: 1 });
  });

  it('is shown as text: controls, directions, bad escapes and floods of lines are taken out', async () => {
    const { heard, deliver } = await listening();
    const nasty = `i\r\n\r\n\u202eevil\u0007 <b>${'x'.repeat(3000)}${'\r\nl'.repeat(200)}`;
    await deliver(
      message({ body: nasty, headers: ['Allodesk-Handover: 1;name=%zz\u202ea;reference=%00'] }),
    );
    expect(heard).toHaveLength(1);
    const [one] = heard;
    expect(one?.name).toBe('%zza');
    expect(one?.reference).toBe('');
    expect(one?.note.startsWith('evil <b>x')).toBe(true);
    expect(one?.note.length).toBeLessThanOrEqual(2000);
    expect(one?.note.split('\n').length).toBeLessThanOrEqual(40);
  });
});
