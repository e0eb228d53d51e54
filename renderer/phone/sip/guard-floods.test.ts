import { Core } from 'sip.js';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import { createGuard, type Guard } from './guard';
import { guardOnTest } from './testing/guard-on-test';
import { type InviteOptions, look, ScriptedServer } from './testing/scripted-server';

const server = new ScriptedServer();

/** The grammar, which is the library's slow part. */
const parse = (text: string) =>
  Core.Parser.parseMessage(text, new Core.LoggerFactory().getLogger('test'));

const inCall = { to: '<sip:desk@lab.test>;tag=ours' };
const request = (method: string, options: InviteOptions = {}) =>
  server.invite({ body: '', ...options }).replaceAll('INVITE', method);
const pour = (guard: Guard, raw: string, count = 1000) =>
  Array.from({ length: count }, () => guard.inspect(raw));
const passes = (guard: Guard, raw: string, count = 1000): number =>
  pour(guard, raw, count).filter((one) => one.pass).length;
/** What one more of it is answered. */
const overflowOf = (guard: Guard, raw: string) => {
  const verdict = guard.inspect(raw);
  return look(verdict.pass ? '' : (verdict.reply ?? ''));
};

describe('floods', () => {
  it('take the whole queue of a group that rings everybody at once, and again soon', () => {
    const { guard, clock } = guardOnTest();
    expect(passes(guard, server.invite())).toBe(60);
    expect(overflowOf(guard, server.invite()).status).toBe(486);
    clock.advance(5000);
    expect(passes(guard, server.invite())).toBe(20);
  });

  it('of strangers leave room for the change of a live call', () => {
    const { guard } = guardOnTest('call');
    pour(guard, server.invite());
    expect(guard.inspect(server.invite(inCall)).pass).toBe(true);
    expect(passes(guard, server.invite(inCall))).toBe(19);
    const reply = overflowOf(guard, server.invite(inCall));
    expect(reply.status).toBe(500);
    expect(reply.header('Retry-After')).toBe('5');
  });

  it('cost less for five thousand INVITEs than the grammar for five hundred', () => {
    const { guard } = guardOnTest();
    const timed = (count: number, run: (raw: string) => void) => {
      const raw = server.invite();
      const before = performance.now();
      for (let i = 0; i < count; i++) run(raw);
      return performance.now() - before;
    };
    timed(20, parse);
    expect(timed(5000, (raw) => guard.inspect(raw))).toBeLessThan(timed(500, parse));
  });

  it('of one kind keep nothing of another from being heard', () => {
    const kinds = [
      ['OPTIONS', request('OPTIONS')],
      ['MESSAGE', request('MESSAGE')],
      ['NOTIFY', request('NOTIFY', inCall)],
      ['INFO', request('INFO', inCall)],
      ['BYE', request('BYE', inCall)],
      ['INVITE', server.invite()],
      ['re-INVITE', server.invite(inCall)],
    ] as const;
    for (const mine of ['call', 'subscription', null] as const)
      for (const [flooding, raw] of kinds) {
        const { guard } = guardOnTest(mine);
        pour(guard, raw);
        const unheard = kinds.filter(([, other]) => !guard.inspect(other).pass);
        // Where they belong to the same thing they are of one kind.
        const alike = {
          call: ['NOTIFY', 'INFO'],
          subscription: ['NOTIFY', 'INFO', 're-INVITE'],
          none: ['MESSAGE', 'NOTIFY', 'INFO', 're-INVITE'],
        }[mine ?? 'none'];
        const expected = alike.includes(flooding) ? alike : [flooding];
        expect(unheard.map(([name]) => name).toSorted()).toEqual(expected.toSorted());
      }
  });

  it('of what strangers end does not keep the end of a live call from being heard', () => {
    const clock = manualClock();
    const guard = createGuard({
      clock,
      realm: 'lab.test',
      newTag: () => 'tag',
      turnedAway: () => undefined,
      belongsTo: ({ callId }) => (callId === 'live' ? 'call' : null),
      subscriptions: () => 0,
    });
    for (const method of ['BYE', 'CANCEL', 'ACK']) pour(guard, request(method, inCall));
    expect(guard.inspect(request('BYE', { ...inCall, callId: 'live' })).pass).toBe(true);
  });

  it('are answered 503 with the patience that is asked for, responses and ACKs never', () => {
    const { guard } = guardOnTest();
    for (const method of ['OPTIONS', 'NOTIFY', 'MESSAGE', 'BYE']) {
      pour(guard, request(method));
      const reply = overflowOf(guard, request(method));
      expect(reply.status).toBe(503);
      expect(reply.header('Retry-After')).toBe('5');
    }
    const response =
      'SIP/2.0 200 OK\r\nVia: SIP/2.0/WS a\r\nFrom: <sip:a@b>\r\nTo: <sip:a@b>\r\nCall-ID: x\r\nCSeq: 1 BYE\r\n\r\n';
    expect(passes(guard, response)).toBe(400);
    expect(guard.inspect(response)).toMatchObject({ pass: false, reply: null });
    expect(guard.inspect(request('ACK'))).toMatchObject({ pass: false, reply: null });
  });

  it.each([
    [0, 100, 10],
    [50, 300, 35],
    [500, 2100, 260],
  ])('of news about %i watched take %i at once and %i a second', (watched, burst, perSecond) => {
    const { guard, clock } = guardOnTest('subscription', watched);
    const notify = request('NOTIFY', inCall);
    expect(passes(guard, notify, 3000)).toBe(burst);
    clock.advance(1000);
    expect(passes(guard, notify, 3000)).toBe(perSecond);
  });
});
