import { describe, expect, it } from 'vitest';
import { answeredByFar } from './testing/our-call';
import { onFakeTime, type Rig, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';
import { answeredByUs, repliesTo } from './testing/their-call';

onFakeTime();

const transferring = async (target = '200') => {
  const { rig, invite } = await answeredByFar();
  rig.phone.calls.transfer('out', target, null);
  await tick();
  let cseq = 0;
  const notify = async (body: string, state = 'active;expires=60', id = '') => {
    cseq++;
    const headers = [`Event: refer${id}`, `Subscription-State: ${state}`];
    rig.server.deliver(
      rig.server.fromCalled('NOTIFY', invite, {
        cseq,
        headers,
        body,
        contentType: 'message/sipfrag',
      }),
    );
    await tick();
  };
  return { rig, invite, notify };
};
const progress = (rig: Rig) =>
  rig.calls.flatMap((one) => (one.kind === 'transferProgress' ? [one.status] : []));

describe('a blind transfer', () => {
  it('names the target at our domain and who refers', async () => {
    const { rig } = await transferring('*72#');
    const refer = rig.server.last('REFER');
    expect(refer.header('Refer-To')).toBe('<sip:*72%23@lab.test>');
    expect(refer.header('Referred-By')).toBe('<sip:desk@lab.test>');
  });

  it.each(['a@evil.test', '1?Replaces=x', '1>\r\nX: y', ''])(
    'is not sent to "%s"',
    async (target) => {
      const { rig } = await transferring(target);
      expect(rig.server.all('REFER')).toHaveLength(0);
      expect(progress(rig)).toEqual([404]);
      expect(rig.ended('out')).toBeUndefined();
    },
  );

  it('is followed, and our part ends with a BYE of ours', async () => {
    const { rig, notify } = await transferring();
    rig.server.reply(rig.server.last('REFER'), 202);
    await notify('SIP/2.0 100 Trying');
    await notify('SIP/2.0 180 Ringing');
    expect(rig.server.all('BYE')).toHaveLength(0);
    await notify('SIP/2.0 200 OK', 'terminated;reason=noresource');
    expect(progress(rig)).toEqual([100, 180, 200]);
    rig.server.reply(rig.server.last('BYE'), 200);
    await tick();
    expect(rig.ended('out')).toEqual({ reason: 'transferred', by: 'agent' });
    const answers = rig.server.all(200).filter((one) => one.header('CSeq').endsWith('NOTIFY'));
    expect(answers).toHaveLength(3);
  });

  it('that the PBX ends itself once it has agreed is a transfer too', async () => {
    const { rig, invite } = await transferring();
    rig.server.reply(rig.server.last('REFER'), 202);
    await tick();
    rig.server.deliver(rig.server.fromCalled('BYE', invite));
    await tick();
    expect(rig.ended('out')).toEqual({ reason: 'transferred', by: 'remote' });
  });

  it.each([603, 405, 501])('refused with %i leaves the call', async (status) => {
    const { rig } = await transferring();
    rig.server.reply(rig.server.last('REFER'), status);
    await tick();
    expect(progress(rig)).toEqual([status]);
    expect(rig.ended('out')).toBeUndefined();
  });

  it('whose target is busy leaves the call, and the hang-up after it is a hang-up', async () => {
    const { rig, notify, invite } = await transferring();
    rig.server.reply(rig.server.last('REFER'), 202);
    await notify('SIP/2.0 486 Busy Here', 'terminated;reason=noresource');
    expect(progress(rig)).toEqual([486]);
    expect(rig.ended('out')).toBeUndefined();
    rig.server.deliver(rig.server.fromCalled('BYE', invite, { cseq: 5 }));
    await tick();
    expect(rig.ended('out')).toEqual({ reason: 'hungUp', by: 'remote' });
  });

  it('that is agreed upon and never spoken of again gives the call back after 64 × T1', async () => {
    const { rig } = await transferring();
    rig.server.reply(rig.server.last('REFER'), 202);
    await tick(31_900);
    expect(progress(rig)).toEqual([]);
    await tick(200);
    expect(progress(rig)).toEqual([null]);
    expect(rig.ended('out')).toBeUndefined();
    expect(rig.server.all('BYE')).toHaveLength(0);
  });

  it('whose news stops while it rings gives the call back when its time is over', async () => {
    const { rig, notify } = await transferring();
    rig.server.reply(rig.server.last('REFER'), 202);
    await notify('SIP/2.0 180 Ringing');
    await tick(179_000);
    expect(progress(rig)).toEqual([180]);
    await tick(2_000);
    expect(progress(rig)).toEqual([180, null]);
  });

  describe('news that comes too late', () => {
    const again = async () => {
      const first = await transferring();
      const { rig } = first;
      rig.server.reply(rig.server.last('REFER'), 202);
      await tick(33_000);
      rig.phone.calls.transfer('out', '300', null);
      await tick();
      rig.server.reply(rig.server.last('REFER'), 202);
      await tick();
      const id = `;id=${rig.server.last('REFER').header('CSeq').split(' ')[0]}`;
      return { ...first, id };
    };

    it('changes nothing, and is answered', async () => {
      const { rig, notify } = await transferring();
      rig.server.reply(rig.server.last('REFER'), 202);
      await tick(33_000);
      await notify('SIP/2.0 180 Ringing');
      await notify('SIP/2.0 486 Busy Here', 'terminated');
      expect(progress(rig)).toEqual([null]);
      expect(repliesTo(rig, 'NOTIFY').map(({ status }) => status)).toEqual([200, 200]);
    });

    it('is told from news of the next transfer', async () => {
      const { rig, notify, id } = await again();
      await notify('SIP/2.0 486 Busy Here', 'terminated');
      expect(progress(rig)).toEqual([null]);
      await notify('SIP/2.0 180 Ringing', 'active', id);
      await notify('SIP/2.0 200 OK', 'terminated', id);
      expect(progress(rig)).toEqual([null, 180, 200]);
      expect(rig.server.all('BYE')).toHaveLength(1);
    });

    it('of success makes of the BYE that follows a transfer', async () => {
      const { rig, notify, invite } = await transferring();
      rig.server.reply(rig.server.last('REFER'), 202);
      await tick(33_000);
      await notify('SIP/2.0 200 OK', 'terminated');
      expect(rig.ended('out')).toBeUndefined();
      rig.server.deliver(rig.server.fromCalled('BYE', invite, { cseq: 9 }));
      await tick();
      expect(rig.ended('out')).toEqual({ reason: 'transferred', by: 'remote' });
    });
  });

  it('during whose ringing the customer gives up is a hang-up', async () => {
    const { rig, notify, invite } = await transferring();
    rig.server.reply(rig.server.last('REFER'), 202);
    await notify('SIP/2.0 180 Ringing');
    rig.server.deliver(rig.server.fromCalled('BYE', invite, { cseq: 9 }));
    await tick();
    expect(rig.ended('out')).toEqual({ reason: 'hungUp', by: 'remote' });
  });

  it('of which nobody says how it ended has not worked', async () => {
    const { rig, notify } = await transferring();
    rig.server.reply(rig.server.last('REFER'), 202);
    await notify('nonsense', 'terminated;reason=timeout');
    expect(progress(rig)).toEqual([408]);
  });

  it('goes on when the far end ends its news too early, as SIP.js does, but not for ever', async () => {
    const { rig, notify } = await transferring();
    rig.server.reply(rig.server.last('REFER'), 202);
    await notify('SIP/2.0 180 Ringing', 'terminated');
    expect(progress(rig)).toEqual([180]);
    await tick(61_000);
    expect(progress(rig)).toEqual([180, 408]);
  });

  it('that is answered after such news has come about', async () => {
    const { rig, notify } = await transferring();
    rig.server.reply(rig.server.last('REFER'), 202);
    await notify('SIP/2.0 180 Ringing', 'terminated');
    await tick(40_000);
    await notify('SIP/2.0 200 OK', 'terminated');
    expect(progress(rig)).toEqual([180, 200]);
    expect(rig.server.all('BYE')).toHaveLength(1);
  });

  it('is not taken for one by news of another kind', async () => {
    const { rig, invite } = await transferring();
    rig.server.deliver(
      rig.server.fromCalled('NOTIFY', invite, { headers: ['Event: talk'], body: 'SIP/2.0 200 OK' }),
    );
    await tick();
    expect(rig.server.all(489)).toHaveLength(1);
    expect(progress(rig)).toEqual([]);
  });
});

/** The customer has called us, and we have called the colleague. */
const consulting = async (colleague: { callId?: string; contact?: string; answered?: boolean }) => {
  const { rig } = await answeredByUs({ user: 'desk', callId: 'customer-call' });
  rig.phone.calls.dial('out', '4102', { earlyMedia: false, anonymous: false });
  await tick();
  const invite = rig.server.last('INVITE');
  const target = colleague.contact ?? '<sip:ines@desk2.invalid;transport=ws;alias=1~2~5>';
  const headers = [`Contact: ${target}`];
  const status = colleague.answered === false ? 180 : 200;
  rig.server.reply(invite, status, {
    tag: 'ines-tag',
    headers,
    ...(status === 200 ? { body: answerSdp() } : {}),
  });
  await tick();
  return { rig, invite };
};

describe('an attended transfer', () => {
  it('sends the customer to the colleague’s own contact, in our place', async () => {
    const { rig, invite } = await consulting({});
    rig.phone.calls.transfer('in-1', '4102', 'out');
    await tick();
    const refer = rig.server.last('REFER');
    expect(refer.header('Call-ID')).toBe('customer-call');
    const ourTag = /;tag=(\w+)/.exec(invite.header('From'))?.[1];
    const replaces = `${invite.header('Call-ID')};to-tag=ines-tag;from-tag=${ourTag}`;
    expect(refer.header('Refer-To')).toBe(
      `<sip:ines@desk2.invalid;transport=ws;alias=1~2~5?Replaces=${encodeURIComponent(replaces)}>`,
    );
    expect(refer.header('Referred-By')).toBe('<sip:desk@lab.test>');
  });

  it('takes nothing along that the colleague’s contact would add to the customer’s request', async () => {
    const { rig } = await consulting({
      contact: '<sip:ines@desk2.invalid;method=BYE?Route=%3Csip:evil.test%3E&X=1%0d%0aY:2>',
    });
    rig.phone.calls.transfer('in-1', '4102', 'out');
    await tick();
    expect(rig.server.last('REFER').header('Refer-To')).toMatch(
      /^<sip:ines@desk2\.invalid\?Replaces=[^&?>]+>$/,
    );
  });

  it('to a colleague who only rings is refused here: a ringing phone takes no Replaces', async () => {
    const { rig } = await consulting({ answered: false });
    rig.phone.calls.transfer('in-1', '4102', 'out');
    await tick();
    expect(rig.server.all('REFER')).toHaveLength(0);
    expect(progress(rig)).toEqual([481]);
    expect(rig.ended('in-1')).toBeUndefined();
  });

  it('that has come about ends our call with the customer by a BYE of ours', async () => {
    const { rig } = await consulting({});
    rig.phone.calls.transfer('in-1', '4102', 'out');
    await tick();
    const answer = rig.server.all(200).find((one) => one.header('CSeq').endsWith('INVITE'))!;
    rig.server.reply(rig.server.last('REFER'), 202);
    rig.server.deliver(
      rig.server.inDialog('NOTIFY', answer, {
        headers: ['Event: refer', 'Subscription-State: terminated;reason=noresource'],
        body: 'SIP/2.0 200 OK',
        contentType: 'message/sipfrag',
      }),
    );
    await tick();
    expect(progress(rig)).toEqual([200]);
    expect(rig.server.last('BYE').header('Call-ID')).toBe('customer-call');
  });
});
