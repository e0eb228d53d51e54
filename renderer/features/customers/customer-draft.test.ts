import { expect, test } from 'vitest';
import { customerFrom, draftOf, faultsOf } from './customer-draft';

const made = { known: null, id: 'new', country: 'FR', now: 5 };

test('a customer needs a person or a company', () => {
  expect(faultsOf(draftOf(null, '0536491802'), 'FR')).toEqual([{ field: 'name' }]);
  expect(faultsOf({ ...draftOf(null, ''), company: 'Garage Pineau' }, 'FR')).toEqual([]);
});

test('what is wrong is said where it is', () => {
  const draft = {
    ...draftOf(null, ''),
    familyName: 'Lefèvre',
    phones: [
      { label: 'mobile' as const, written: '06 39 98 41 27' },
      { label: 'home' as const, written: '02 61' + ' 9 x' },
    ],
    emails: ['a@b.fr', 'claire@'],
  };
  expect(faultsOf(draft, 'FR')).toEqual([
    { field: 'phone', index: 1, why: 'letters' },
    { field: 'email', index: 1 },
  ]);
});

test('empty rows are left out, doubles are one, numbers get their E.164', () => {
  const draft = {
    ...draftOf(null, '06 39 98 41 27'),
    givenName: ' Claire ',
    emails: ['a@b.fr', '', 'a@b.fr'],
    tags: 'Fibre, ; Garantie',
  };
  draft.phones.push({ label: 'other', written: '  ' });
  const customer = customerFrom(draft, made);
  expect(customer.givenName).toBe('Claire');
  expect(customer.phones).toEqual([
    { label: 'mobile', written: '06 39 98 41 27', e164: '+33639984127' },
  ]);
  expect(customer.emails).toEqual(['a@b.fr']);
  expect(customer.tags).toEqual(['Fibre', 'Garantie']);
});

test('an edited customer keeps its identity and its age, and is the agent’s', () => {
  const known = {
    ...customerFrom({ ...draftOf(null, ''), company: 'A' }, made),
    origin: 'example' as const,
  };
  const draft = { ...draftOf(known, ''), company: 'B' };
  const next = customerFrom(draft, { ...made, known, id: 'other', now: 9 });
  expect(next).toMatchObject({
    id: 'new',
    origin: 'own',
    company: 'B',
    createdAt: 5,
    updatedAt: 9,
  });
});

test('a number that was not touched is neither refused nor read anew', () => {
  const french = customerFrom({ ...draftOf(null, '06 39 98 41 27'), company: 'A' }, made);
  const known = {
    ...french,
    phones: [...french.phones, { label: 'work' as const, written: 'poste 12', e164: null }],
  };
  const draft = draftOf(known, '');
  expect(faultsOf(draft, 'GB')).toContainEqual({ field: 'phone', index: 1, why: 'letters' });
  expect(faultsOf(draft, 'GB', known)).toEqual([]);
  const phones = customerFrom(draft, { ...made, known, country: 'GB' }).phones;
  expect(phones.map(({ e164 }) => e164)).toEqual(['+33639984127', null]);
});
