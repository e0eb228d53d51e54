import { describe, expect, it } from 'vitest';
import { decodeText, stripSecrets } from './strip-secrets';

describe('text without its secrets', () => {
  it.each([
    ['{"line":{"secret":"s3cret-word","user":"4108"},"ui":{"theme":7}}', '4108'],
    ['{"line":{"user":"4108","secret":"s3cret-word"', '4108'],
    ['{"line":{"user":"4108","secret":"s3cret-word', '4108'],
    ["{line:{user:'4108',secret:'s3cret-word'}}", '4108'],
    ['{"line.user": "4108",\n "line.secret": s3cret-word and more,\n "x": 1', '4108'],
    ['{"line":{"user":"4108", "iceServers":[{"credential":"a\\"s3cret-word"}]', '4108'],
    ['{"line":{"user":"4108", "password": "a\\\\" "s3cret-word"', '4108'],
    ['{"line":{"user":"4108", "secret" "s3cret-word" } }', '4108'],
    ['{"line":{"secret":["s3cret-word"],"user":"4108"}}', '4108'],
    ['{"line":{"secret":{"is":"s3cret-word"},"user":"4108"}}', '4108'],
    ['{"line":{"user":"4108", "secret": [\n "s3cret-word"\n ], "x"', '4108'],
    ['{"line":{"user":"4108", "secret":\n {\n "is": "s3cret-word" }', '4108'],
  ])('%s', (text, kept) => {
    const stripped = stripSecrets(text);
    expect(stripped).not.toContain('s3cret-word');
    expect(stripped).toContain(kept);
  });

  it.each(['{"line":{"secret":48291234}}', '{"line":{"secret":48291234'])(
    'holds no secret of figures: %s',
    (text) => expect(stripSecrets(text)).not.toContain('4829'),
  );

  it.each(['le', 'be'] as const)('holds none in UTF-32 %s, which nothing here reads', (order) => {
    const letters = Buffer.from('{"line":{"secret":"s3cret"}}\n');
    const bytes = Buffer.alloc(4 * letters.length);
    for (const [at, one] of letters.entries()) bytes[4 * at + (order === 'le' ? 0 : 3)] = one;
    expect(stripSecrets(decodeText(bytes))).toBe('{"line":{"secret":"[removed]"}}\n');
  });

  it('is the same to the letter where there is none', () => {
    for (const text of [
      '{ "ui": { "theme": "da',
      '{ "line": {"turnCredentialsUrl": "https://a"} }',
    ])
      expect(stripSecrets(text)).toBe(text);
  });

  it('is read in every coding that editors write', () => {
    const text = '{"secret":"é"}';
    const utf16 = Buffer.from(text, 'utf16le');
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      utf16,
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
      Buffer.from(utf16).swap16(),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
    ])
      expect(decodeText(bytes)).toBe(text);
  });
});
