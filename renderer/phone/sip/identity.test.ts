import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text';
import { calledParty, remoteParty } from './identity';
import type { Headers } from './message-headers';
import { readNameAddress, splitOutside } from './name-address';

const message = (...lines: string[]): Headers => {
  const all = lines.map((line) => [
    line.slice(0, line.indexOf(':')),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  const getHeaders = (name: string) =>
    all.flatMap(([key, value]) => (key?.toLowerCase() === name.toLowerCase() ? [value ?? ''] : []));
  return { getHeaders, getHeader: (name) => getHeaders(name)[0] };
};

describe('a text from the network', () => {
  it.each([
    ['plain', 'Élodie Martin', 'Élodie Martin'],
    ['markup stays text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['direction overrides', 'abc\u202ecba\u2066x\u2069', 'abccbax'],
    ['marks of direction', '\u200e\u200f\u061cAnna', 'Anna'],
    ['no width', 'A\u200bn\u200dn\ufeffa\u00ad', 'Anna'],
    ['controls', 'A\u0000\u0007\u009bB', 'AB'],
    ['line ends', 'A\r\nB\u2028C', 'A B C'],
    ['tags', `A${String.fromCodePoint(0xe0041)}B`, 'AB'],
    ['half a character', 'A\ud83dB', 'AB'],
    ['an emoji', 'Anna 🎧', 'Anna 🎧'],
    ['piled marks', `a${'\u0301'.repeat(50)}`, 'á\u0301\u0301'],
    ['Arabic', 'مريم', 'مريم'],
    ['only what is not seen', '\u200b\u3164\u202e', ''],
  ])('%s', (_, raw, shown) => expect(cleanText(raw)).toBe(shown));

  it('is at most eighty characters long', () => {
    expect(Array.from(cleanText('é'.repeat(500)))).toHaveLength(80);
    expect(Array.from(cleanText('🎧'.repeat(500)))).toHaveLength(80);
  });
});

describe('an address', () => {
  it.each([
    [
      '"Anna \\"A\\" Karenina" <sip:0612345678@lab.test;user=phone>;tag=1',
      'Anna "A" Karenina',
      '0612345678',
    ],
    ['Anna <sip:+33612345678@lab.test>', 'Anna', '+33612345678'],
    ['sip:100@lab.test;tag=1', '', '100'],
    ['<tel:+33-1-23;phone-context=x>', '', '+33-1-23'],
    ['<sip:%zz@lab.test>', '', '%zz'],
    ['<sip:a:secret@lab.test>', '', 'a'],
    ['"<sip:fake@x>" <sip:real@lab.test>', '<sip:fake@x>', 'real'],
    ['<sip:lab.test>', '', ''],
  ])('%s', (raw, displayName, user) =>
    expect(readNameAddress(raw)).toMatchObject({ displayName, user }),
  );

  it.each(['', 'nonsense', '<http://a>', '<javascript:alert(1)>'])('is none: "%s"', (raw) =>
    expect(readNameAddress(raw)).toBeNull(),
  );

  it('is split at commas that are not inside of quotes or brackets', () => {
    expect(splitOutside('"a,b" <sip:a,b@c>;x=1, <sip:d@e>', ',')).toHaveLength(2);
  });
});

describe('who calls', () => {
  it('is what the PBX asserts, before what the caller says', () => {
    const party = remoteParty(
      message(
        'From: "I lie" <sip:999@x>;tag=1',
        'P-Asserted-Identity: "Anna" <sip:+33612345678@lab.test>, <tel:+33612345678>',
      ),
    );
    expect(party).toEqual({ number: '+33612345678', displayName: 'Anna', anonymous: false });
  });

  it('is the From where nothing is asserted', () => {
    expect(remoteParty(message('From: "Bob" <sip:100@x>;tag=1'))).toEqual({
      number: '100',
      displayName: 'Bob',
      anonymous: false,
    });
  });

  it('is nobody when the caller withholds it', () => {
    const withheld = { number: '', displayName: '', anonymous: true };
    expect(
      remoteParty(message('From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=1')),
    ).toEqual(withheld);
    expect(
      remoteParty(
        message('From: <sip:100@x>', 'P-Asserted-Identity: <sip:100@x>', 'Privacy: user;id'),
      ),
    ).toEqual(withheld);
    expect(remoteParty(message())).toEqual(withheld);
  });

  it('does not repeat the number as a name', () => {
    expect(remoteParty(message('From: "100" <sip:100@x>')).displayName).toBe('');
  });
});

describe('what stands in place of a number', () => {
  const withheld = { number: '', displayName: '', anonymous: true };
  it.each(['anonymous', 'Restricted', 'Unavailable', 'unknown', 'asterisk', 'PRIVATE'])(
    '%s is nobody',
    (user) => {
      expect(remoteParty(message(`From: "${user}" <sip:${user}@pbx.test>;tag=1`))).toEqual(
        withheld,
      );
      const party = remoteParty(
        message(`P-Asserted-Identity: "${user}" <sip:${user}@pbx.test>`, 'From: <sip:100@x>;tag=1'),
      );
      expect(party).toEqual({ number: '100', displayName: '', anonymous: false });
    },
  );
  it('is no name either', () => {
    expect(remoteParty(message('From: "Unknown" <sip:0612345678@x>')).displayName).toBe('');
  });
});

describe('Remote-Party-ID', () => {
  const from = 'From: "Trunk" <sip:trunk@x>;tag=1';
  it.each([
    ['stands before the From', 'calling;privacy=off;screen=yes', '0612345678', 'Anna'],
    ['of who was called, in an answer', 'called', '0612345678', 'Anna'],
    ['of nobody in particular', '', '0612345678', 'Anna'],
    ['of somebody else does not count', 'redirecting', 'trunk', 'Trunk'],
  ])('%s', (_, party, number, displayName) => {
    const line = `Remote-Party-ID: "Anna" <sip:0612345678@x>${party && `;party=${party}`}`;
    expect(remoteParty(message(from, line))).toEqual({ number, displayName, anonymous: false });
  });
  it.each(['full', 'uri', 'FULL'])('hides with privacy=%s', (privacy) => {
    const line = `Remote-Party-ID: "Anna" <sip:0612345678@x>;privacy=${privacy}`;
    expect(remoteParty(message(from, line)).anonymous).toBe(true);
  });
  it('gives way to what is asserted', () => {
    const lines = [from, 'Remote-Party-ID: <sip:1@x>', 'P-Asserted-Identity: <sip:2@x>'];
    expect(remoteParty(message(...lines)).number).toBe('2');
  });
});

describe('what was called', () => {
  const own = { users: ['desk', 'auth', 'contact1'], requestUser: 'contact1' };
  it.each([
    [
      'P-Called-Party-ID first',
      ['P-Called-Party-ID: "Service" <sip:3001@x>', 'To: <sip:3002@x>'],
      { number: '3001', name: 'Service' },
    ],
    [
      'the first of the history',
      ['History-Info: <sip:3003@x>;index=1, <sip:desk@x>;index=1.1', 'To: <sip:desk@x>'],
      { number: '3003', name: '' },
    ],
    [
      'the oldest diversion',
      [
        'Diversion: <sip:3005@x>;reason=deflection',
        'Diversion: "Sales" <sip:3004@x>;reason=unconditional',
        'To: <sip:desk@x>',
      ],
      { number: '3004', name: 'Sales' },
    ],
    ['To', ['To: "Hotline" <sip:+33199000000@x>'], { number: '+33199000000', name: 'Hotline' }],
    ['nothing but ourselves', ['To: "Desk" <sip:DESK@x>'], null],
    ['nothing', [], null],
  ])('%s', (_, lines, expected) => expect(calledParty(message(...lines), own)).toEqual(expected));

  it('has the name that the PBX gives its queue, also where the agent alone was called', () => {
    const queue = 'X-Queue: After-sales';
    const direct = message('To: "Desk" <sip:DESK@x>', queue);
    expect(calledParty(direct, own)).toEqual({ number: '', name: 'After-sales' });
    const called = message('P-Called-Party-ID: "1" <sip:4200@x>', queue);
    expect(calledParty(called, own)).toEqual({ number: '4200', name: 'After-sales' });
  });

  it('is the address of the request as the last resort', () => {
    expect(calledParty(message('To: <sip:desk@x>'), { ...own, requestUser: '3009' })).toEqual({
      number: '3009',
      name: '',
    });
  });
});
