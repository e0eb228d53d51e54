import { expect, it } from 'vitest';
import { changedAttributes } from './attributes';
import { caseAttributes, caseOfContact, newCaseAttributes } from './case-attributes';

it.each([
  [{ id: '4711', data: '' }],
  [{ id: '', data: 'menu 2' }],
  [{ id: '4711', data: 'menu 2' }],
])('a contact keeps its case: %j', (known) => {
  expect(caseOfContact({ attributes: caseAttributes(known) })).toEqual(known);
});

it.each([undefined, {}, { 'case.id': null }, { 'case.id': 7, 'tags.names': 'x' }])(
  'what is no case is none: %j',
  (attributes) => {
    expect(caseOfContact({ attributes: attributes as Record<string, string> })).toBeNull();
  },
);

it('a new case takes the place of the one before, and of nothing else', () => {
  const before = { ...caseAttributes({ id: '1', data: 'menu 2' }), 'tags.names': 'x' };
  const after = changedAttributes(before, newCaseAttributes({ id: '2', data: '' }));
  expect(after).toEqual({ 'case.id': '2', 'tags.names': 'x' });
});
