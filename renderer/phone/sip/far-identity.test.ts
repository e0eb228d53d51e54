import { describe, expect, it } from 'vitest';
import { answeredByFar, hold, replyToReinvite, told } from './testing/our-call';
import { onFakeTime, type Rig, tick } from './testing/rig';
import { answerSdp, type Seen } from './testing/scripted-server';
import { answeredByUs, repliesTo, ringing } from './testing/their-call';

onFakeTime();

const party = (number: string, displayName = '') => ({ number, displayName, anonymous: false });
const named = (rig: Rig) =>
  told(rig, 'partyChanged').map((one) => (one.kind === 'partyChanged' ? one.remote : null));

/** The caller's side changes the call that we answered. */
const fromCaller = async (
  { rig, accepted }: { rig: Rig; accepted: Seen },
  method: 'INVITE' | 'UPDATE',
  headers: string[],
  cseq = 2,
) => {
  const body = method === 'INVITE' ? answerSdp('sendrecv') : '';
  rig.server.deliver(rig.server.inDialog(method, accepted, { cseq, headers, body }));
  await tick(2000);
  if (method === 'INVITE') rig.server.deliver(rig.server.inDialog('ACK', accepted, { cseq }));
  await tick();
};

const claire = 'P-Asserted-Identity: "Claire" <sip:+33639984127@pbx.test>';

describe('who is at the other end', () => {
  it('is another by a re-INVITE that asserts it', async () => {
    const call = await answeredByUs();
    await fromCaller(call, 'INVITE', [claire]);
    expect(named(call.rig)).toEqual([party('+33639984127', 'Claire')]);
    expect(repliesTo(call.rig, 'INVITE').at(-1)?.status).toBe(200);
    await fromCaller(call, 'INVITE', [claire], 3);
    expect(named(call.rig)).toHaveLength(1);
  });
  it('is another by an UPDATE with Remote-Party-ID', async () => {
    const call = await answeredByUs();
    await fromCaller(call, 'UPDATE', [
      'Remote-Party-ID: "Claire" <sip:0639984127@pbx.test>;party=calling;privacy=off',
    ]);
    expect(named(call.rig)).toEqual([party('0639984127', 'Claire')]);
    expect(repliesTo(call.rig, 'UPDATE').at(-1)?.status).toBe(200);
  });
  it('is another while it rings', async () => {
    const { rig } = await ringing();
    const call = { rig, accepted: rig.server.last(180) };
    await fromCaller(call, 'UPDATE', [claire]);
    expect(named(rig)).toEqual([party('+33639984127', 'Claire')]);
  });
  it('stays where a message names nobody, ourselves, or is older than the last', async () => {
    const call = await answeredByUs();
    await fromCaller(call, 'INVITE', []);
    await fromCaller(call, 'INVITE', ['P-Asserted-Identity: <sip:desk@lab.test>'], 3);
    await fromCaller(call, 'INVITE', ['P-Asserted-Identity: <sip:Unknown@lab.test>'], 4);
    expect(named(call.rig)).toEqual([]);
    await fromCaller(call, 'UPDATE', [claire], 9);
    await fromCaller(call, 'UPDATE', ['P-Asserted-Identity: <sip:4102@lab.test>'], 5);
    expect(named(call.rig)).toEqual([party('+33639984127', 'Claire')]);
  });
  it('is withheld when it becomes so', async () => {
    const call = await answeredByUs();
    await fromCaller(call, 'INVITE', [claire, 'Privacy: id']);
    expect(named(call.rig)).toEqual([{ number: '', displayName: '', anonymous: true }]);
  });
  it('is not believed of an UPDATE outside of the dialog', async () => {
    const call = await answeredByUs();
    const update = call.rig.server.inDialog('UPDATE', call.accepted, { headers: [claire] });
    call.rig.server.deliver(update.replace(/Call-ID: .*/, 'Call-ID: another'));
    await tick();
    expect(named(call.rig)).toEqual([]);
  });

  it('is who answered, where the answer to our INVITE says so', async () => {
    const { rig } = await answeredByFar(['P-Asserted-Identity: "Ines" <sip:4102@lab.test>']);
    expect(named(rig)).toEqual([party('4102', 'Ines')]);
  });
  it('is another by the answer to a re-INVITE of ours', async () => {
    const { rig } = await answeredByFar();
    expect(named(rig)).toEqual([]);
    await hold(rig, true);
    await replyToReinvite(rig, 200, answerSdp('recvonly'), [claire]);
    expect(named(rig)).toEqual([party('+33639984127', 'Claire')]);
  });
  it('is another by its From alone (RFC 4916)', async () => {
    const { rig, invite } = await answeredByFar();
    const update = (user: string, cseq: number) =>
      rig.server
        .fromCalled('UPDATE', invite, { cseq })
        .replace(/\r\nFrom: [^\r]*?(;tag=[^\r]*)/, `\r\nFrom: "Ines" <sip:${user}@lab.test>$1`);
    rig.server.deliver(update('100', 1));
    await tick();
    expect(named(rig)).toEqual([]);
    rig.server.deliver(update('4102', 2));
    await tick();
    expect(named(rig)).toEqual([party('4102', 'Ines')]);
    rig.server.deliver(update('4102', 3));
    await tick();
    expect(named(rig)).toHaveLength(1);
  });
});
