import { describe, expect, it } from 'vitest';
import { isSameNumber } from './same-number';

describe('isSameNumber', () => {
  it.each([
    ['4102', '4102', 'FR', true],
    ['+33 6 39 98 41 27', '0639984127', 'FR', true],
    ['0033639984127', '06 39 98 41 27', 'FR', true],
    ['Ines', 'ines', 'FR', true],
    ['1234567', '123 45 67', 'FR', true],
    ['4102', '4120', 'FR', false],
    ['', '', 'FR', false],
    ['ines', 'karim', 'FR', false],
    ['*21*4102#', '4102', 'FR', false],
  ])('%s and %s in %s: %s', (one, other, country, same) => {
    expect(isSameNumber(one, other, country)).toBe(same);
    expect(isSameNumber(other, one, country)).toBe(same);
  });
  it.each([
    // The last nine digits are the same, the numbers are not.
    ['312 555 1234', '212 555 1234', 'US'],
    ['+33612345678', '+34612345678', 'FR'],
    ['0612345678', '+34612345678', 'FR'],
    ['0475123456', '+32475123456', 'FR'],
    ['07700900127', '+33700900127', 'GB'],
    // The national number is the same, and nobody says of which country the shorter one is.
    ['7700900127', '+447700900127', 'FR'],
  ])('%s is not %s in %s', (one, other, country) => {
    expect(isSameNumber(one, other, country)).toBe(false);
    expect(isSameNumber(other, one, country)).toBe(false);
  });
});
