import type { Customer, CustomerPhone } from '../../model/customer';
import { type LookupKeys, lookupKeys, nationalKey, splitE164 } from '../../model/numbers';

/** A customer who may be calling, and when there was last contact. */
export interface Candidate {
  customer: Customer;
  /** Epoch ms; null when there never was any. */
  lastContactAt: number | null;
}

/** E.164 as it is read today: an overseas number that was written under 33 lies under its own country code. */
const e164Of = ({ e164 }: CustomerPhone): string | null =>
  e164 && (lookupKeys(e164, '', null).certain ?? e164);

const digitsOf = ({ written }: CustomerPhone): string | null => {
  const digits = written.replace(/\D/g, '');
  return digits.length >= 2 && digits.length <= 6 ? digits : nationalKey(digits);
};

/**
 * The keys under which a customer's number is filed: E.164 and the whole national number, or the digits as they
 * are where no country is known.
 */
export const filingKeys = (phone: CustomerPhone): string[] => {
  const e164 = e164Of(phone);
  const digits = e164 ? nationalKey(splitE164(e164).national) : digitsOf(phone);
  return [e164, digits].filter((key) => key !== null);
};

/** The filing keys under which a ringing number may be found. */
export const searchKeys = (keys: LookupKeys): string[] =>
  keys.internal ? [keys.internal] : [...keys.e164, ...keys.national];

/** `likely`: only the national number is the same, or the ringing number can be read another way. */
type Closeness = 'exact' | 'likely' | 'none';

/** How well one stored number answers to the ringing one. */
const closeness = (phone: CustomerPhone, keys: LookupKeys): Closeness => {
  const e164 = e164Of(phone);
  if (keys.internal) return e164 === null && digitsOf(phone) === keys.internal ? 'exact' : 'none';
  if (e164 && e164 === keys.certain) return 'exact';
  if (e164 && keys.e164.includes(e164)) return 'likely';
  // Two numbers with different countries named are different, however alike their ends are.
  if (keys.international && e164) return 'none';
  const digits = e164 ? nationalKey(splitE164(e164).national) : digitsOf(phone);
  if (digits === null || !keys.national.includes(digits)) return 'none';
  // Neither has a country: what is written the same is the same number of this PBX.
  return e164 === null && keys.e164.length === 0 && digits === keys.national[0]
    ? 'exact'
    : 'likely';
};

const best = (customer: Customer, keys: LookupKeys): Closeness => {
  const all = new Set(customer.phones.map((phone) => closeness(phone, keys)));
  return all.has('exact') ? 'exact' : all.has('likely') ? 'likely' : 'none';
};

/** Who a ringing number may be, who was last in contact first. */
export interface Matches {
  customers: Customer[];
  /** They have this very number. False: a likeness, which the agent may choose and the desk never does. */
  certain: boolean;
}

/**
 * Who a ringing number may be: those who have it, else those whose number is alike; who was last in contact first.
 * A real line knows own customers alone; the practice line those of the examples, and where there is none, whom the
 * agent made.
 */
export const rankMatches = (
  candidates: readonly Candidate[],
  number: string | LookupKeys,
  scope: { practice: boolean; country: string },
): Matches => {
  const keys = typeof number === 'string' ? lookupKeys(number, scope.country) : number;
  const judged = candidates.map((candidate) => ({
    ...candidate,
    is: best(candidate.customer, keys),
  }));
  const from = (origin: Customer['origin']): Matches => {
    const known = judged.filter(({ customer }) => customer.origin === origin);
    const certain = known.some((one) => one.is === 'exact');
    const customers = known
      .filter((one) => one.is === (certain ? 'exact' : 'likely'))
      .toSorted(
        (a, b) =>
          (b.lastContactAt ?? 0) - (a.lastContactAt ?? 0) ||
          b.customer.updatedAt - a.customer.updatedAt ||
          (a.customer.id < b.customer.id ? -1 : 1),
      )
      .map(({ customer }) => customer);
    return { customers, certain };
  };
  const examples = scope.practice ? from('example') : null;
  return examples && examples.customers.length > 0 ? examples : from('own');
};
