import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import { createSipStack } from './stack';
import { account } from './testing/rig';
import { ScriptedServer } from './testing/scripted-server';

const server = new ScriptedServer();

describe('anything that comes', () => {
  const refused: string[] = [];
  const sent: string[] = [];
  const clock = manualClock();
  const made = createSipStack({
    account,
    clock,
    instanceId: '3d9f6c52-8c4f-4b53-9c55-0a1b2c3d4e5f',
    userAgent: 'Test',
    protocol: 'WS',
    send: (message) => sent.push(message) > 0,
    refused: (why) => refused.push(why),
    onInvite: (request) => request.reject({ statusCode: 486 }),
    onTurnedAway: () => undefined,
    onNotify: (request) => request.reject({ statusCode: 481 }),
    onOffer: (request) => request.reject({ statusCode: 491 }),
    onInDialog: () => undefined,
    onMessage: (request) => request.reject({ statusCode: 405 }),
  });
  if (!made.ok) throw new Error('no stack');
  const stack = made.value;

  const pieces = fc.constantFrom(
    ...server.invite({ user: 'desk' }).split(/(?<=\r\n)/),
    'SIP/2.0 200 OK\r\n',
    'SIP/2.0 999 ?\r\n',
    'From: "\u202e<b>" <sip:%zz@lab.test>;tag=\r\n',
    'To: <sips:x@[::1]:99999>;tag=1\r\n',
    'Contact: *\r\n',
    'Contact: <sip:%zz@a>\r\n',
    'Via: SIP/2.0/UDP [::1;branch=\r\n',
    'CSeq: 99999999999999999999 INVITE\r\n',
    'Content-Length: -5\r\n',
    'Expires: abc\r\n',
    'Require: 100rel, nonsense\r\n',
    'Replaces: a;to-tag=b;from-tag=c\r\n',
    'Record-Route: ,,,,\r\n',
    'WWW-Authenticate: Digest realm=\r\n',
    '\r\n',
    ' folded\r\n',
    '\ud83d',
  );

  it('made of the pieces of messages never lets an error out', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 25 }), (parts) => {
        clock.advance(5000);
        stack.receive(parts.join(''));
      }),
      { numRuns: 500 },
    );
  });

  it('one changed character away from an honest call never lets an error out', () => {
    const honest = server.invite({ user: 'desk' });
    fc.assert(
      fc.property(
        fc.nat(honest.length - 1),
        fc.string({ maxLength: 4 }),
        fc.nat(8),
        (at, text, cut) => {
          clock.advance(5000);
          stack.receive(honest.slice(0, at) + text + honest.slice(at + cut));
        },
      ),
      { numRuns: 300 },
    );
    expect(refused.length).toBeGreaterThan(50);
    expect(sent.some((one) => one.startsWith('SIP/2.0 400'))).toBe(true);
  });
});
