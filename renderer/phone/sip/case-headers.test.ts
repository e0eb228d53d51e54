import { describe, expect, it } from 'vitest';
import { caseOf, queueOf } from './case-headers';

const message = (headers: Record<string, string[]>) => ({
  getHeader: (name: string) => headers[name]?.[0],
  getHeaders: (name: string) => headers[name] ?? [],
});
const hexOf = (text: string) =>
  [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const dataOf = (...values: string[]) => caseOf(message({ 'User-to-User': values }))?.data;

describe('what the PBX says of the case', () => {
  it('is nothing where it says nothing, or nothing that can be read', () => {
    expect(caseOf(message({}))).toBeNull();
    expect(
      caseOf(message({ 'X-Case': ['  '], 'User-to-User': ['c0ffee;encoding=hex'] })),
    ).toBeNull();
  });

  it('is its number, without what could deceive', () => {
    expect(caseOf(message({ 'X-Case': ['4711/2026'] }))).toEqual({ id: '4711/2026', data: '' });
    expect(caseOf(message({ 'X-Case': ['47\u202e11\u0007'] }))?.id).toBe('4711');
    expect(caseOf(message({ 'X-Case': ['9'.repeat(5000)] }))?.id.length).toBeLessThanOrEqual(80);
  });

  it.each([
    ['hexadecimal', `${hexOf('contrat 88 · été')};encoding=hex`, 'contrat 88 · été'],
    ['hexadecimal, which it need not say', hexOf('menu=2'), 'menu=2'],
    ['behind the discriminator of ISDN', `04${hexOf('menu=2')};purpose=isdn-uui`, 'menu=2'],
    ['a quoted string', '"order 12, \\"blue\\"";encoding=plain', 'order 12, "blue"'],
    ['plain text of a PBX that says nothing of it', 'order-12', 'order-12'],
    ['a number of its own, plain', '12345678', '12345678'],
    ['another one', '20264711', '20264711'],
    ['a word that could be hexadecimal', 'CAFE', 'CAFE'],
    ['hexadecimal, quoted as well', `"${hexOf('menu=2')}";encoding="hex"`, 'menu=2'],
  ])('is what it collected: %s', (_, value, text) => {
    expect(dataOf(value)).toBe(text);
  });

  it('is all of several values, in one line or in more', () => {
    expect(dataOf(`${hexOf('a1')},${hexOf('b2')}`, hexOf('c3'))).toBe('a1 · b2 · c3');
    expect(dataOf(...Array.from({ length: 50 }, () => hexOf('x'.repeat(100))))?.length).toBe(200);
  });

  it('names the queue by a header of its own', () => {
    expect(queueOf(message({ 'X-Queue': ['SAV Électroménager'] }))).toBe('SAV Électroménager');
    expect(queueOf(message({}))).toBe('');
  });
});
