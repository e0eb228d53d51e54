import type { Overall } from './readiness';
import type { ReadinessSnapshot } from './readiness-door';
import type { ReadinessMemory } from './readiness-port';

const overalls: readonly unknown[] = ['good', 'weak', 'bad'];

/** What does not read as a result is none. */
export const readLast = (memory: ReadinessMemory): ReadinessSnapshot['last'] => {
  const text = memory.read();
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as { at?: unknown; overall?: unknown } | null;
    if (typeof kept?.at !== 'number' || !overalls.includes(kept.overall)) return null;
    return { at: kept.at, overall: kept.overall as Overall };
  } catch {
    // Cut off or written by something else: the next check writes it anew.
    return null;
  }
};
