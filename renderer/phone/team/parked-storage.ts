import type { ParkedCall } from './team';

/** Where parked calls are remembered over a restart. No name and no number is in it: those stand in the book. */
export interface ParkedStorage {
  read(): ParkedCall[];
  write(calls: readonly ParkedCall[]): void;
}

const most = 20;
/** A PBX gives a parked call back long before that. */
const stale = 12 * 3_600_000;

/** What was written by an earlier run, whatever it looks like now. */
export const readParked = (text: string | null, now: number): ParkedCall[] => {
  let raw: unknown;
  try {
    raw = JSON.parse(text ?? '[]');
  } catch {
    // Damaged: a list of calls that wait elsewhere is not worth a failure.
    return [];
  }
  if (!Array.isArray(raw)) return [];
  return raw
    .flatMap((one: unknown) => {
      if (typeof one !== 'object' || one === null) return [];
      const { interactionId, slot, since } = one as Record<string, unknown>;
      const fits =
        typeof interactionId === 'string' && typeof slot === 'string' && typeof since === 'number';
      return fits && now - since < stale ? [{ interactionId, slot, since }] : [];
    })
    .slice(-most);
};
