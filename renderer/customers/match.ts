import type { Customer, CustomerPhone } from './customer';
import { type LookupKeys, lookupKeys, nationalKey, splitE164 } from './phone-number';

/** A customer who may be calling, and when there was last contact. */
export interface Candidate {
  customer: Customer;
  /** Epoch ms; null when there never was any. */
  lastContactAt: number | null;
}

/** The key under which a customer's number is filed: national digits, or an internal number as it is. */
export const filingKey = (phone: CustomerPhone): string | null => {
  if (phone.e164) return nationalKey(splitE164(phone.e164).national);
  const digits = phone.written.replace(/\D/g, '');
  return digits.length >= 2 && digits.length <= 6 ? digits : nationalKey(digits);
};

/** The filing keys under which a ringing number may be found. */
export const searchKeys = (keys: LookupKeys): string[] =>
  keys.internal ? [keys.internal] : keys.national;

type Closeness = 'exact' | 'national' | 'none';

/** How well one stored number answers to the ringing one. */
const closeness = (phone: CustomerPhone, keys: LookupKeys): Closeness => {
  const filed = filingKey(phone);
  if (keys.internal) return phone.e164 === null && filed === keys.internal ? 'exact' : 'none';
  if (phone.e164 && keys.e164.includes(phone.e164)) return 'exact';
  // Two numbers with different countries named are different, however alike their ends are.
  if (keys.international && phone.e164) return 'none';
  return filed !== null && keys.national.includes(filed) ? 'national' : 'none';
};

const best = (customer: Customer, keys: LookupKeys): Closeness => {
  const all = new Set(customer.phones.map((phone) => closeness(phone, keys)));
  return all.has('exact') ? 'exact' : all.has('national') ? 'national' : 'none';
};

/**
 * Who a ringing number may be, likely first: the exact number before the same national digits, then who was
 * last in contact. A real line knows own customers alone; the practice line those of the examples, and where there
 * is none, whom the agent made.
 */
export const rankMatches = (
  candidates: readonly Candidate[],
  number: string | LookupKeys,
  scope: { practice: boolean; country: string },
): Customer[] => {
  const keys = typeof number === 'string' ? lookupKeys(number, scope.country) : number;
  const order: Readonly<Record<Closeness, number>> = { exact: 0, national: 1, none: 2 };
  const matching = candidates
    .map((candidate) => ({ ...candidate, rank: order[best(candidate.customer, keys)] }))
    .filter(({ rank }) => rank < order.none)
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        (b.lastContactAt ?? 0) - (a.lastContactAt ?? 0) ||
        b.customer.updatedAt - a.customer.updatedAt ||
        (a.customer.id < b.customer.id ? -1 : 1),
    )
    .map(({ customer }) => customer);
  const from = (origin: Customer['origin']) => matching.filter((one) => one.origin === origin);
  const examples = scope.practice ? from('example') : [];
  return examples.length > 0 ? examples : from('own');
};
