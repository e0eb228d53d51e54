import { expect, it } from 'vitest';
import { whyNotDelete } from './delete-rules';

it.each([
  ['at rest', false, true, null],
  ['in a call', true, true, 'notNow'],
  ['where IT forbids it', false, false, 'notAllowed'],
  ['where IT forbids it, in a call as well', true, false, 'notAllowed'],
] as const)('a customer is deleted or not: %s', (_, inCall, mayDelete, why) => {
  expect(whyNotDelete({ inCall, mayDelete })).toBe(why);
});
