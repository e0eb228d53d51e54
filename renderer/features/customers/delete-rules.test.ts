import { expect, it } from 'vitest';
import { person } from '../../book/archive/testing/sample-rows';
import { whyNotDelete } from './delete-rules';

const own = person('claire', '+33612345678');
const example = person('example-1', '+33612345678', {
  origin: 'example',
  createdAt: 1,
  updatedAt: 1,
});

it.each([
  ['at rest', own, false, true, null],
  ['in a call', own, true, true, 'notNow'],
  ['where IT forbids it', own, false, false, 'notAllowed'],
  ['where IT forbids it, in a call as well', own, true, false, 'notAllowed'],
  ['whom the practice line brought, whatever IT says', example, false, false, null],
] as const)('a customer is deleted or not: %s', (_, customer, inCall, mayDelete, why) => {
  expect(whyNotDelete(customer, { inCall, mayDelete })).toBe(why);
});
