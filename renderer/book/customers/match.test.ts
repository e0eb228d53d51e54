import { describe, expect, it } from 'vitest';
import type { Customer } from '../../model/customer';
import { filingKeys, type Matches, rankMatches, searchKeys } from './match';
import { loadPhoneJudge, lookupKeys } from '../../model/numbers';

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
const ids = ({ customers, certain }: Matches) =>
  customers.map(({ id }) => (certain ? id : `${id}?`));
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
  it.each([
    ['312 555 1234', '+12125551234', 'US'],
    ['+13125551234', '+12125551234', 'US'],
    ['+33612345678', '+34612345678', 'FR'],
    ['+33475123456', '+32475123456', 'FR'],
    ['07700900127', '+33700900127', 'GB'],
  ])('%s is not %s, however alike their last digits are', (ringing, stored, country) => {
    const other = everyone(person('other', [stored]));
    expect(rankMatches(other, ringing, { practice: false, country }).customers).toEqual([]);
  });
  it.each([
    ['0475123456', '+32475123456', 'FR'],
    ['0612345678', '+34612345678', 'FR'],
    ['7700900127', '+447700900127', 'FR'],
    ['447700900127', '+447700900127', 'FR'],
    ['+447700900127', null, 'FR'],
  ])('%s is like %s: offered, never certain', (ringing, stored, country) => {
    const alike = person('alike', [stored]);
    const phones = [{ label: 'mobile', written: '7700 900127', e164: stored } as const];
    const all = everyone({ ...alike, phones });
    expect(ids(rankMatches(all, ringing, { practice: false, country }))).toEqual(['alike?']);
  });
  it('offers both readings of 00 where either may be meant', async () => {
    const both = everyone(person('andorra', ['+376312345']), person('isere', ['+33376312345']));
    const keys = lookupKeys('00376312345', 'FR', await loadPhoneJudge());
    expect(ids(rankMatches(both, keys, real)).toSorted()).toEqual(['andorra?', 'isere?']);
  });
  it('finds an overseas number that was stored as one of the mainland', () => {
    const old = everyone(person('old', ['+33690123456']));
    expect(ids(rankMatches(old, '0690 12 34 56', real))).toEqual(['old']);
    expect(ids(rankMatches(old, '+590690123456', real))).toEqual(['old']);
  });
  it('knows only the exact number, however recent the same national digits are', () => {
    const belgian = person('belgian', ['+32475123456']);
    const french = person('french', ['+33475123456']);
    const candidates = [
      { customer: belgian, lastContactAt: 99 },
      { customer: french, lastContactAt: null },
    ];
    expect(ids(rankMatches(candidates, '0475123456', real))).toEqual(['french']);
    expect(ids(rankMatches(candidates, '+33475123456', real))).toEqual(['french']);
  });
  it('matches national digits where no country code was sent', () => {
    expect(ids(rankMatches(everyone(helen), '07700900127', real))).toEqual(['helen?']);
    expect(ids(rankMatches(everyone(helen), '7700900127', real))).toEqual(['helen?']);
  });
  it('never matches an internal number with the end of a longer one', () => {
    for (const number of ['27', '127', '4127', '84127', '984127', '900127']) {
      expect(rankMatches(everyone(claire, helen), number, real).customers).toEqual([]);
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
      const filed = filingKeys({ label: 'mobile', written: '0639984127', e164: '+33639984127' });
      expect(filed).toEqual(['+33639984127', '639984127']);
      expect(searchKeys(lookupKeys(ringing, 'FR', null))).toContain(filed[0]);
    },
  );
  it('files a number that cannot be known by its digits', () => {
    expect(filingKeys({ label: 'other', written: '7700 900127', e164: null })).toEqual([
      '7700900127',
    ]);
    expect(filingKeys({ label: 'work', written: '4108', e164: null })).toEqual(['4108']);
    expect(filingKeys({ label: 'other', written: 'accueil', e164: null })).toEqual([]);
  });
});
