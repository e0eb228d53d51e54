import { expect, it } from 'vitest';
import { isSameNumber } from './same-number';

it.each([
  ['4102', '4102', true],
  ['+33 6 39 98 41 27', '0639984127', true],
  ['Ines', 'ines', true],
  ['4102', '4120', false],
  ['', '', false],
  ['ines', 'karim', false],
])('%s and %s: %s', (one, other, same) => expect(isSameNumber(one, other)).toBe(same));
