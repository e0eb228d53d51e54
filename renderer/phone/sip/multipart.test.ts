import { describe, expect, it } from 'vitest';
import { withSessionAlone } from './multipart';
import { splitMessage } from './raw-message';
import { onFakeTime } from './testing/rig';
import { answerSdp, ScriptedServer } from './testing/scripted-server';
import { answeredByUs, ringing } from './testing/their-call';

onFakeTime();

const isup = [
  'Content-Type: application/ISUP;version=itu-t92+',
  'Content-Disposition: signal',
  '',
  '\u0001\u0002',
];
const session = ['Content-Type: application/sdp', '', answerSdp()];
const multipart = (...parts: string[][]) =>
  `${parts.map((part) => `--b1\r\n${part.join('\r\n')}\r\n`).join('')}--b1--\r\n`;
const contentType = 'multipart/mixed;boundary=b1';

const server = new ScriptedServer();
const bodyOf = (body: string, type = contentType): string => {
  const split = splitMessage(server.invite({ body, contentType: type }));
  if (!split.ok) throw new Error(split.cause);
  return withSessionAlone(split.message).body;
};

describe('a body of several parts', () => {
  it('rings, and is answered, by the session that is in it', async () => {
    const { rig, accepted } = await answeredByUs({ body: multipart(session, isup), contentType });
    expect(rig.kinds('in-1')).toContain('established');
    expect(accepted.body).toContain('m=audio 9');
    expect(rig.peer().remoteDescription?.sdp).toContain('m=audio 9');
  });

  it('without one is refused as before', async () => {
    const { rig } = await ringing({ body: multipart(isup), contentType });
    expect(rig.server.last(415).header('Accept')).toContain('application/sdp');
  });

  it.each([
    ['the session first', multipart(session, isup), contentType],
    ['the session last', multipart(isup, session), contentType],
    ['a quoted boundary', multipart(isup, session), 'multipart/mixed; boundary="b1"'],
    ['something before and after', `before\r\n${multipart(session)}after`, contentType],
    ['spaces behind the boundary', multipart(session).replace('--b1', '--b1  '), contentType],
    ['no end', multipart(session).replace('--b1--\r\n', ''), contentType],
    [
      'a disposition',
      multipart(['Content-Disposition: session;handling=required', ...session]),
      contentType,
    ],
    ['a compact type', multipart(['c: application/sdp', '', answerSdp()]), contentType],
  ])('is read with %s', (_, body, type) => {
    expect(bodyOf(body, type).trim()).toBe(answerSdp().trim());
  });

  it('gives each line of the session its end, also the last before a boundary (RFC 4566 section 5)', () => {
    const whole = answerSdp();
    expect(whole.endsWith('\r\n')).toBe(true);
    const part = (sdp: string) => multipart(['Content-Type: application/sdp', '', sdp], isup);
    expect(bodyOf(part(whole.slice(0, -2)))).toBe(whole);
    expect(bodyOf(part(whole))).toBe(whole);
    expect(bodyOf(part(whole).replace(/--b1--\r\n$/, ''))).toBe(whole);
  });

  it.each([
    ['no boundary named', multipart(session), 'multipart/mixed'],
    ['another boundary', multipart(session), 'multipart/mixed;boundary=b2'],
    [
      'a session that is to be rendered',
      multipart(['Content-Disposition: render', ...session]),
      contentType,
    ],
    [
      'more parts than anybody sends',
      multipart(...Array.from({ length: 20 }, () => session)),
      contentType,
    ],
  ])('is left alone with %s', (_, body, type) => {
    expect(bodyOf(body, type)).toBe(body);
  });

  it('is read in no time, whatever it is', () => {
    const before = performance.now();
    bodyOf('--b1\r\n'.repeat(9000));
    bodyOf(`--b1${' '.repeat(50_000)}\r\n`);
    bodyOf(`--b1\r\n${'Content-Type: x\r\n'.repeat(3000)}`);
    expect(performance.now() - before).toBeLessThan(200);
  });
});
