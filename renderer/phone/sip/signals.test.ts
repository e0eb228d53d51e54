import { describe, expect, it } from 'vitest';
import { endOfBye, endOfCancel, fragmentStatus, reasonOfRefusal, redirectTarget } from './signals';

describe('why a call of ours did not come about', () => {
  it.each([
    [486, [], false, 'busy'],
    [600, [], true, 'busy'],
    [603, [], true, 'declined'],
    [480, [], false, 'unavailable'],
    [480, [], true, 'noAnswer'],
    [408, [], true, 'noAnswer'],
    [408, [], false, 'unavailable'],
    [480, ['Q.850;cause=17;text="busy"'], true, 'busy'],
    [480, ['SIP;cause=480, Q.850 ;cause=19'], false, 'noAnswer'],
    [500, ['Q.850;cause=1'], false, 'notFound'],
    [404, [], false, 'notFound'],
    [484, [], false, 'notFound'],
    [604, [], false, 'notFound'],
    [302, [], false, 'redirected'],
    [487, [], true, 'cancelled'],
    [403, [], false, 'forbidden'],
    [403, ['Q.850;cause=21;text="Call Rejected"'], true, 'declined'],
    [403, ['Q.850;cause=52'], false, 'forbidden'],
    [404, ['Q.850;cause=21'], false, 'notFound'],
    [407, [], false, 'forbidden'],
    [488, [], false, 'noCommonCodec'],
    [606, [], false, 'noCommonCodec'],
    [500, [], false, 'serverError'],
    [503, [], true, 'serverError'],
    [699, [], true, 'serverError'],
  ] as const)('%i %j, rang %s: %s', (status, reasons, rang, expected) =>
    expect(reasonOfRefusal(status, reasons, rang)).toBe(expected),
  );
});

describe('why a call ended with a BYE', () => {
  it.each([
    [[], 'hungUp', 'remote'],
    [['Q.850;cause=16;text="NORMAL_CLEARING"'], 'hungUp', 'remote'],
    [['Q.850;cause=31'], 'hungUp', 'remote'],
    [['SIP;cause=200;text="ok"'], 'hungUp', 'remote'],
    [['nonsense'], 'hungUp', 'remote'],
    [['Q.850;cause=44'], 'mediaFailed', 'network'],
    [['Q.850;cause=102;text="RECOVERY_ON_TIMER_EXPIRE"'], 'mediaFailed', 'network'],
    [['FreeSWITCH;cause=604;text="MEDIA_TIMEOUT"'], 'mediaFailed', 'network'],
    [['SIP;cause=200;text="RTP Timeout"'], 'mediaFailed', 'network'],
    [['Q.850;cause=38'], 'lineLost', 'network'],
    [['SIP;cause=408;text="Request Timeout", Q.850;cause=16'], 'lineLost', 'network'],
    [['SIP;cause=503'], 'lineLost', 'network'],
  ] as const)('%j: %s by %s', (reasons, reason, by) =>
    expect(endOfBye(reasons)).toEqual({ reason, by }),
  );
});

describe('why the ringing stopped', () => {
  it.each([
    [[], 'missed'],
    [['SIP;cause=200;text="Call completed elsewhere"'], 'answeredElsewhere'],
    [['Q.850;cause=26'], 'answeredElsewhere'],
    [['Q.850;cause=16, SIP;cause=200'], 'answeredElsewhere'],
    [['SIP;cause=487'], 'missed'],
    [['nonsense'], 'missed'],
  ] as const)('%j: %s', (reasons, expected) => expect(endOfCancel(reasons).reason).toBe(expected));
});

it.each([
  [['<sip:0612345678@lab.test>;q=0.5'], '0612345678'],
  [['"<b>" <sip:+33%31@x>, <sip:other@x>'], '+331'],
  [['<http://evil>', '<tel:+331>'], '+331'],
  [['<sip:\u202e123@x>'], '123'],
  [[], undefined],
])('a redirection to %j shows %s', (contacts, expected) =>
  expect(redirectTarget(contacts)).toBe(expected),
);

it.each([
  ['SIP/2.0 180 Ringing', 180],
  ['SIP/2.0 200 OK\r\nContact: x', 200],
  ['nonsense', null],
  ['', null],
  ['SIP/2.0 2000 OK', null],
])('the body %j of a NOTIFY says %s', (body, expected) =>
  expect(fragmentStatus(body)).toBe(expected),
);
