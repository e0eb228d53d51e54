import { type LookupKeys, lookupKeys } from './phone-number';

/** A number that is known by its digits alone: an extension, or digits that no numbering plan explains. */
const plainDigits = ({ internal, e164, national }: LookupKeys): string | null =>
  internal ?? (e164.length === 0 ? (national[0] ?? null) : null);

/**
 * Whether two numbers, or two internal names, mean the same party to somebody in `country`. Two numbers known in
 * E.164 are the same where E.164 says so; one that is known and one that is not are never taken for the same.
 */
export const isSameNumber = (one: string, other: string, country: string): boolean => {
  if (one === '') return false;
  if (one.toLowerCase() === other.toLowerCase()) return true;
  const [first, second] = [lookupKeys(one, country), lookupKeys(other, country)];
  if (first.certain !== null || second.certain !== null) return first.certain === second.certain;
  const digits = plainDigits(first);
  return digits !== null && digits === plainDigits(second);
};
