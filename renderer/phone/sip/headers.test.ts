import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { header, quotable, sipAddress } from './headers';

describe('a header', () => {
  it.each(['a\r\nX: y', 'a\nb', 'a\rb', 'a\0b'])('does not take %j', (value) => {
    expect(() => header('X-A', value)).toThrow('not safe');
    expect(() => header(value, 'x')).toThrow('not safe');
  });

  it('never becomes two lines', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', ':', ' ', '\r', '\n', '\0', '\u2028', '\u0085', 'é'),
        }),
        (value) => {
          try {
            expect(header('X-A', value)).not.toMatch(/[\r\n]/);
          } catch (error) {
            expect(String(error)).toContain('not safe');
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('closes no quoted string from inside', () => {
  expect(quotable('a" <sip:evil@x>\\\r\nX: y')).toBe('a\\" <sip:evil@x>\\\\X: y');
});

describe('an address to call', () => {
  it.each([
    ['0612345678', 'sip:0612345678@lab.test'],
    ['+33612345678', 'sip:+33612345678@lab.test'],
    ['*72#', 'sip:*72%23@lab.test'],
    ['sales-desk', 'sip:sales-desk@lab.test'],
  ])('%s', (user, text) => {
    const address = sipAddress(user, 'lab.test');
    expect(address.ok && address.value.toRaw()).toBe(text);
  });

  it.each([
    'a@evil.test',
    'a;method=BYE',
    'a?Replaces=x',
    'sip:a',
    'a\r\nX: y',
    'a b',
    '',
    'a%0d%0a',
    '1'.repeat(100_000),
    'a;maddr=evil',
  ])('is not made of %j', (user) => expect(sipAddress(user, 'lab.test').ok).toBe(false));

  it('keeps the port of the domain', () => {
    const address = sipAddress('100', 'lab.test:5070');
    expect(address.ok && address.value.toString()).toBe('sip:100@lab.test:5070');
  });
});
