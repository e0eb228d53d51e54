/** Evenly from 0 to 1, by a seed. */
export type Roll = () => number;

const nasty = [
  '\r\n',
  '\r\n\r\n',
  '\0',
  '%00',
  '%zz',
  '"',
  '<',
  '>',
  ';',
  ',,,,',
  '\\',
  '\u202e',
  '\ud800',
  'é'.repeat(50),
  'A'.repeat(5000),
  '9'.repeat(40),
  '-1',
  '4294967296',
  ';tag=',
  ';lr;maddr=evil.test',
  '?Replaces=a%0d%0aX-Injected:%20y',
  'sip:',
  'SIP/2.0',
  'application/sdp',
  'multipart/mixed;boundary=',
  '__proto__',
  'constructor: x\r\n',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
] as const;

const pick = <T>(roll: Roll, all: readonly T[]): T | undefined =>
  all[Math.floor(roll() * all.length)];

type Change = (text: string, roll: Roll, other: string) => string;

const cut = (text: string, roll: Roll): [number, number] => {
  const from = Math.floor(roll() * text.length);
  return [from, Math.min(text.length, from + 1 + Math.floor(roll() * 40))];
};

const onLines =
  (change: (lines: string[], roll: Roll) => void): Change =>
  (text, roll) => {
    const lines = text.split('\r\n');
    change(lines, roll);
    return lines.join('\r\n');
  };
const lineOf = (lines: string[], roll: Roll) => Math.floor(roll() * lines.length);

const changes: readonly Change[] = [
  (text, roll) => {
    const [at] = cut(text, roll);
    const code = Math.floor(roll() * 0x250);
    return text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
  },
  (text, roll) => {
    const [from, to] = cut(text, roll);
    return text.slice(0, from) + text.slice(to);
  },
  (text, roll) => {
    const [from, to] = cut(text, roll);
    return text.slice(0, to) + text.slice(from);
  },
  (text, roll) => {
    const [at] = cut(text, roll);
    return text.slice(0, at) + (pick(roll, nasty) ?? '') + text.slice(at);
  },
  (text, roll) => text.slice(0, cut(text, roll)[0]),
  (text, roll, other) => text.slice(0, cut(text, roll)[0]) + other.slice(cut(other, roll)[0]),
  (text, roll) => text.replace(/\d+/, pick(roll, ['0', '-1', '99999999999999999999', '1e9']) ?? ''),
  onLines((lines, roll) => void lines.splice(lineOf(lines, roll), 1)),
  onLines((lines, roll) => {
    const at = lineOf(lines, roll);
    lines.splice(at, 0, lines[at] ?? '');
  }),
  onLines((lines, roll) => {
    const [a, b] = [lineOf(lines, roll), lineOf(lines, roll)];
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  }),
  onLines((lines, roll) => {
    const at = lineOf(lines, roll);
    const name = (lines[at] ?? '').split(':')[0] ?? '';
    lines[at] = `${name}: ${pick(roll, nasty) ?? ''}`;
  }),
];

/** One to four changes of a message, by the roll; `other` is spliced in now and then. */
export const mutate = (text: string, roll: Roll, other: string): string => {
  let changed = text;
  for (let times = 1 + Math.floor(roll() * 4); times > 0; times--) {
    changed = pick(roll, changes)?.(changed, roll, other) ?? changed;
  }
  return changed;
};
