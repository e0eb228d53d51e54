import type { Call } from '../../model/call';
import { useCaller, useListed } from './caller';

/** Who is at the other end, as sentences about them speak. */
export type OtherSide =
  | { kind: 'customer' }
  /** `name`: what they are called by; empty when only the number is known. */
  | { kind: 'colleague'; name: string }
  | { kind: 'conference' };

/** The name by which one speaks of somebody: the first word, titles and numbers aside. */
export const calledBy = (name: string): string => /^\p{L}[\p{L}'’-]+/u.exec(name)?.[0] ?? '';

/** Whoever is asked about a customer, or stands in the list of colleagues, is no customer. */
export const otherSideOf = (
  call: Pick<Call, 'conference' | 'consults'>,
  name: string,
  listed: boolean,
): OtherSide => {
  if (call.conference) return { kind: 'conference' };
  return call.consults !== null || listed
    ? { kind: 'colleague', name: calledBy(name) }
    : { kind: 'customer' };
};

export const useOtherSide = (call: Call): OtherSide => {
  const { name, isNumber } = useCaller(call);
  const listed = useListed(call) !== undefined;
  return otherSideOf(call, isNumber ? '' : name, listed);
};
