import { describe, expect, it } from 'vitest';
import type { Customer } from './customer';
import { filingKey, rankMatches, searchKeys } from './match';
import { lookupKeys } from './phone-number';

const person = (
  id: string,
  numbers: (string | null)[],
  more: Partial<Customer> = {},
): Customer => ({
  id,
  origin: 'own',
  givenName: id,
  familyName: '',
  company: '',
  language: 'fr',
  phones: numbers.map((e164) => ({ label: 'mobile', written: e164 ?? '4108', e164 })),
  emails: [],
  address: '',
  city: '',
  tags: [],
  note: '',
  createdAt: 1,
  updatedAt: 1,
  ...more,
});
const real = { practice: false, country: 'FR' };
const ids = (customers: Customer[]) => customers.map(({ id }) => id);
const everyone = (...people: Customer[]) =>
  people.map((customer) => ({ customer, lastContactAt: null }));

describe('rankMatches', () => {
  const claire = person('claire', ['+33639984127', '+33261913055']);
  const julien = person('julien', ['+33261913055']);
  const helen = person('helen', ['+447700900127']);

  it('finds nobody, one, several', () => {
    const all = everyone(claire, julien, helen);
    expect(ids(rankMatches(all, '0536491802', real))).toEqual([]);
    expect(ids(rankMatches(all, '0639984127', real))).toEqual(['claire']);
    expect(ids(rankMatches(all, '0261913055', real)).toSorted()).toEqual(['claire', 'julien']);
  });
  it('puts who was last in contact first', () => {
    const candidates = [
      { customer: claire, lastContactAt: 10 },
      { customer: julien, lastContactAt: 20 },
    ];
    expect(ids(rankMatches(candidates, '+33261913055', real))).toEqual(['julien', 'claire']);
  });
  it('puts the exact number before the same national digits, however recent', () => {
    const belgian = person('belgian', ['+32475123456']);
    const french = person('french', ['+33475123456']);
    const candidates = [
      { customer: belgian, lastContactAt: 99 },
      { customer: french, lastContactAt: null },
    ];
    expect(ids(rankMatches(candidates, '0475123456', real))).toEqual(['french', 'belgian']);
    expect(ids(rankMatches(candidates, '+33475123456', real))).toEqual(['french']);
  });
  it('matches national digits where no country code was sent', () => {
    expect(ids(rankMatches(everyone(helen), '07700900127', real))).toEqual(['helen']);
    expect(ids(rankMatches(everyone(helen), '7700900127', real))).toEqual(['helen']);
  });
  it('never matches an internal number with the end of a longer one', () => {
    for (const number of ['27', '127', '4127', '84127', '984127', '900127']) {
      expect(rankMatches(everyone(claire, helen), number, real)).toEqual([]);
    }
  });
  it('matches an internal number that is written whole', () => {
    expect(ids(rankMatches(everyone(person('desk', [null])), '4108', real))).toEqual(['desk']);
  });
  it('keeps practice and real lines apart', () => {
    const example = person('example', ['+33639984127'], { origin: 'example' });
    const both = everyone(claire, example);
    expect(ids(rankMatches(both, '0639984127', real))).toEqual(['claire']);
    expect(ids(rankMatches(both, '0639984127', { ...real, practice: true }))).toEqual(['example']);
  });
});

describe('filing and search keys', () => {
  it.each(['0639984127', '+33639984127', '00639984127', '639984127', '0033639984127'])(
    '%s is found under what the customer is filed under',
    (ringing) => {
      const filed = filingKey({ label: 'mobile', written: '06 39 98 41 27', e164: '+33639984127' });
      expect(searchKeys(lookupKeys(ringing, 'FR', null))).toContain(filed);
    },
  );
  it('files a number that cannot be known by its digits', () => {
    expect(filingKey({ label: 'other', written: '7700 900127', e164: null })).toBe('700900127');
    expect(filingKey({ label: 'work', written: '4108', e164: null })).toBe('4108');
    expect(filingKey({ label: 'other', written: 'accueil', e164: null })).toBeNull();
  });
});
