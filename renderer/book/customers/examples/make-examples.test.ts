import { describe, expect, it, vi } from 'vitest';
import { importShape } from '../../archive/import-schema';
import { normalise } from '../../../model/numbers';
import { makeExamples } from './make-examples';
import { scenarioCustomers } from './scenario-customers';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const now = new Date('2026-11-24T10:42:00').getTime();
const { customers, interactions } = makeExamples(now);

/** ARCEP décision 2018-0881 for France, Ofcom's drama numbers, 555-01xx in North America. */
const reserved =
  /^\+33(?:19900\d{4}|26191\d{4}|35301\d{4}|46571\d{4}|53649\d{4}|63998\d{4})$|^\+44(?:7700900\d{3}|1174960\d{3}|2079460\d{3})$|^\+1\d{3}55501\d{2}$/;

describe('the example customers', () => {
  it('are two hundred, in the shape of an import, with ids of their own', () => {
    expect(customers).toHaveLength(200);
    expect(() => importShape.parse({ customers, interactions })).not.toThrow();
    expect(new Set(customers.map(({ id }) => id)).size).toBe(200);
    expect(new Set(interactions.map(({ id }) => id)).size).toBe(interactions.length);
  });
  it('are the same every time, and told backwards from now', () => {
    expect(makeExamples(now)).toEqual({ customers, interactions });
    for (const { startedAt, endedAt } of interactions) {
      expect(startedAt).toBeLessThan(now);
      expect(endedAt).not.toBeNull();
    }
  });
  it('are marked', () => {
    for (const row of [...customers, ...interactions]) expect(row.origin).toBe('example');
  });
  it('have only numbers that are reserved for fiction, readable as they are written', () => {
    for (const { phones } of customers) {
      for (const { written, e164 } of phones) {
        expect(e164).toMatch(reserved);
        const country = e164?.startsWith('+33') ? 'FR' : e164?.startsWith('+44') ? 'GB' : 'US';
        expect(normalise(written, country, null) ?? normalise(e164 ?? '', country, null)).toBe(
          e164,
        );
      }
    }
    for (const { number } of interactions) if (number !== '') expect(number).toMatch(reserved);
  });
  it('share a number only where the household does', () => {
    const holders = new Map<string, string[]>();
    for (const { id, phones } of customers) {
      for (const { e164 } of phones)
        holders.set(e164 ?? '', [...(holders.get(e164 ?? '') ?? []), id]);
    }
    const shared = [...holders.values()].filter((ids) => ids.length > 1);
    expect(shared).toEqual([['example-claire-lefevre', 'example-julien-lefevre']]);
  });
  it('have addresses that lead nowhere', () => {
    for (const { emails } of customers) {
      for (const email of emails)
        expect(email).toMatch(/^[a-z.-]+@(?:[a-z-]+\.)?example\.(?:com|fr|org)$/);
    }
  });
  it('have names of their own, mostly French', () => {
    const names = customers.map(
      ({ givenName, familyName, company }) => `${givenName} ${familyName} ${company}`,
    );
    expect(new Set(names).size).toBe(200);
    const french = customers.filter(({ language }) => language === 'fr').length;
    expect(french).toBeGreaterThan(120);
    expect(french).toBeLessThan(190);
  });
  it('have a history over several channels, each with no words left to fill in', () => {
    const channels = new Set(interactions.map(({ channel }) => channel));
    expect(channels).toEqual(new Set(['call', 'email', 'chat', 'letter', 'fax', 'visit']));
    const known = new Set(customers.map(({ id }) => id));
    for (const { subject, note, customerId } of interactions) {
      expect(known).toContain(customerId);
      expect(subject).not.toBe('');
      expect(`${subject}${note}`).not.toMatch(/[{}]|undefined/);
    }
    for (const id of known) {
      expect(
        interactions.some(({ customerId }) => customerId === id),
        id,
      ).toBe(true);
    }
  });
  it('write French with French spaces', () => {
    const french = new Set(customers.filter(({ id }) => /fr|lefevre/.test(id)).map(({ id }) => id));
    for (const { note, subject, customerId } of interactions) {
      if (french.has(customerId ?? '')) expect(`${subject}${note}`).not.toMatch(/ [:;!?»€]|'/);
    }
  });
});

describe('the customers of the practice scenarios', () => {
  const all = Object.values(scenarioCustomers).flatMap(({ fr, en }) => [fr, en]);
  it.each(all)('$name is in the book with number and history', ({ customerId, number, name }) => {
    const customer = customers.find(({ id }) => id === customerId);
    expect(`${customer?.givenName} ${customer?.familyName}`).toBe(name);
    expect(customer?.phones.map(({ e164 }) => e164)).toContain(number);
    const history = interactions.filter((one) => one.customerId === customerId);
    expect(history.length).toBeGreaterThanOrEqual(5);
    expect(new Set(history.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(3);
  });
  it('speak the language of their scenario', () => {
    for (const { fr, en } of Object.values(scenarioCustomers)) {
      expect(customers.find(({ id }) => id === fr.customerId)?.language).toBe('fr');
      expect(customers.find(({ id }) => id === en.customerId)?.language).toBe('en');
    }
  });
});
