import { Core } from 'sip.js';
import { describe, expect, it } from 'vitest';
import { guardOnTest } from './testing/guard-on-test';
import { look, ScriptedServer } from './testing/scripted-server';

const server = new ScriptedServer();
const judge = (raw: string) => guardOnTest().guard.inspect(raw);
const cause = (raw: string) => {
  const verdict = judge(raw);
  return verdict.pass ? 'passed' : verdict.cause;
};
const passed = (raw: string): string => {
  const verdict = judge(raw);
  if (!verdict.pass) throw new Error(`refused: ${verdict.cause}`);
  return verdict.text;
};
const lines = (count: number, line: string) => Array.from({ length: count }, () => line);

/** The grammar, which is the library's slow part. */
const parse = (text: string) =>
  Core.Parser.parseMessage(text, new Core.LoggerFactory().getLogger('test'));

describe('size', () => {
  it.each([
    ['an honest call', server.invite(), 'passed'],
    [
      'a name of a megabyte',
      server.invite({ from: `"${'A'.repeat(1_000_000)}" <sip:a@b>` }),
      'tooLarge',
    ],
    [
      'fifty thousand contacts',
      server.invite({ headers: lines(50_000, 'Contact: <sip:a@b>') }),
      'tooLarge',
    ],
    [
      'two hundred and more headers',
      server.invite({ headers: lines(250, 'X-A: b') }),
      'tooManyHeaders',
    ],
    ['one long line', server.invite({ headers: [`X-A: ${'b'.repeat(5000)}`] }), 'longLine'],
    [
      'a long line in folds',
      server.invite({ headers: [`X-A: ${'b\r\n '.repeat(3000)}`] }),
      'longLine',
    ],
    [
      'many contacts in one line',
      server.invite({ headers: [`Contact: ${lines(100, '<sip:a@b>').join(',')}`] }),
      'tooManyValues',
    ],
    [
      'many contacts in compact form',
      server.invite({ headers: lines(17, 'm: <sip:a@b>') }),
      'tooManyValues',
    ],
    [
      'many routes',
      server.invite({ headers: lines(20, 'Record-Route: <sip:a;lr>') }),
      'tooManyValues',
    ],
    [
      'many parameters',
      server.invite({ from: `<sip:a@b>;${lines(100, 'p=1').join(';')}` }),
      'tooManyValues',
    ],
    ['a large body', server.invite({ body: 'v=0\r\n'.repeat(20_000) }), 'tooLarge'],
    ['nothing', '', 'malformed'],
    ['no end of the headers', 'INVITE sip:a@b SIP/2.0\r\nVia: x', 'malformed'],
  ])('of %s', (_, raw, expected) => {
    // The first message of all is not what is measured.
    cause(server.invite());
    const before = performance.now();
    expect(cause(raw)).toBe(expected);
    expect(performance.now() - before).toBeLessThan(100);
  });

  it('lets a name with many commas through', () => {
    expect(
      cause(server.invite({ headers: [`P-Asserted-Identity: "${'a,'.repeat(40)}" <sip:a@b>`] })),
    ).toBe('passed');
  });

  it('answers a body that is too large', () => {
    const verdict = judge(server.invite({ body: 'v=0\r\n'.repeat(20_000) }));
    expect(verdict).toMatchObject({ pass: false });
    expect(verdict.pass ? '' : look(verdict.reply ?? '').status).toBe(513);
  });

  it('passes nothing on that takes the grammar long', () => {
    const worst = [
      server.invite({ headers: [`Record-Route: ${lines(15, '<sip:a@b;lr>').join(',')}`] }),
      server.invite({ headers: lines(16, `Record-Route: <sip:${'a'.repeat(990)}@b;lr>`) }),
      server.invite({ from: `"${'\\"'.repeat(400)}" <sip:a@b>;${lines(50, 'p=1').join(';')}` }),
      server.invite({ from: `${'a '.repeat(490)}<sip:a@b>` }),
      server.invite({ from: `<sip:${'a'.repeat(990)}@b>` }),
      server.invite({ headers: [`Contact: <sip:a@b?${lines(200, 'h=v').join('&')}>`] }),
    ];
    const quickest = (text: string) =>
      Math.min(
        ...Array.from({ length: 4 }, () => {
          const before = performance.now();
          parse(text);
          return performance.now() - before;
        }),
      );
    const usual = quickest(passed(server.invite()));
    for (const raw of worst) expect(quickest(passed(raw))).toBeLessThan(usual * 40);
    expect(cause(server.invite({ from: `"${'A'.repeat(1100)}" <sip:a@b>` }))).toBe('longLine');
  });
});

describe('structure', () => {
  it.each([
    [
      'a line feed inside of a header',
      server.invite({ from: '"a\nX-Injected: y" <sip:a@b>' }),
      'controlCharacter',
    ],
    ['a zero', server.invite({ headers: ['X-A: a\0b'] }), 'controlCharacter'],
    ['a header without a colon', server.invite({ headers: ['nonsense'] }), 'malformed'],
    ['two Froms', server.invite({ headers: ['From: <sip:other@b>;tag=2'] }), 'duplicateHeader'],
    ['two Call-IDs, one compact', server.invite({ headers: ['i: other'] }), 'duplicateHeader'],
    ['no Call-ID', server.invite().replace(/Call-ID: .*\r\n/, ''), 'missingHeader'],
    ['no Via', server.invite().replace(/Via: .*\r\n/, ''), 'missingHeader'],
    ['a CSeq of another method', server.invite().replace('1 INVITE', '1 BYE'), 'malformed'],
    ['a CSeq beyond 2^31', server.invite().replace('1 INVITE', '4294967296 INVITE'), 'malformed'],
    [
      'a response with a CSeq that is none',
      'SIP/2.0 200 OK\r\nVia: SIP/2.0/WS a\r\nFrom: <sip:a@b>\r\nTo: <sip:a@b>\r\nCall-ID: x\r\nCSeq: nonsense\r\n\r\n',
      'malformed',
    ],
    [
      'names of the prototype',
      server.invite({ headers: ['__proto__: a', 'constructor: b', 'hasOwnProperty: c'] }),
      'passed',
    ],
  ])('%s', (_, raw, expected) => expect(cause(raw)).toBe(expected));

  it('leaves the prototypes alone when it has parsed such names', () => {
    const raw = server.invite({
      from: '<sip:a@b;__proto__=x;constructor=y>;hasOwnProperty=z',
      headers: ['__proto__: polluted', 'constructor: b', 'hasOwnProperty: c', 'toString: d'],
    });
    parse(passed(raw));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect({}.constructor).toBe(Object);
  });

  it('answers a request that cannot be understood, with its own Via, From and Call-ID', () => {
    const raw = server.invite({ headers: ['From: <sip:other@b>;tag=2'] });
    const verdict = judge(raw);
    const reply = look(verdict.pass ? '' : (verdict.reply ?? ''));
    expect(reply.status).toBe(400);
    expect(reply.header('Call-ID')).toBe(look(raw).header('Call-ID'));
    expect(reply.header('To')).toBe('<sip:desk@lab.test>;tag=tag');
  });

  it('never answers an ACK or a response', () => {
    const ack = server.invite({ headers: ['i: other'] }).replaceAll('INVITE', 'ACK');
    const verdict = judge(ack);
    expect(verdict).toMatchObject({ pass: false, reply: null });
  });
});

describe('the length of the body', () => {
  const withLength = (length: number | string, body: string) =>
    server.invite({ body }).replace(/Content-Length: .*/, `Content-Length: ${length}`);

  it('counts bytes, not characters', () => {
    const body = 'v=0\r\ns=Élodie 🎧\r\n';
    const bytes = new TextEncoder().encode(body).length;
    expect(parse(passed(withLength(bytes, body)))?.body).toBe(body);
  });

  it('cuts what is behind it', () => {
    expect(parse(passed(withLength(5, 'v=0\r\nevil')))?.body).toBe('v=0\r\n');
  });

  it('refuses a cut in the middle of a character, which breaks the library', () => {
    expect(cause(withLength(2, 'a🎧b'))).toBe('contentLength');
  });

  it.each([10_000, 'abc', '-1', ''])('refuses the length "%s"', (length) => {
    expect(cause(withLength(length, 'v=0\r\n'))).toBe('contentLength');
  });
});
