import { defaultHotkeys } from './default-hotkeys';
import type { FakeDeskState } from './fake-desk';
import type { GalleryState } from './gallery-state';
import { book, inStrip } from './in-strip';
import { now } from './samples';

const wrong: FakeDeskState = {
  line: {
    phase: 'waiting',
    attempt: 4,
    retryAt: now + 20_000,
    trouble: { kind: 'unreachable' },
  },
  hotkeys: defaultHotkeys.map((one) =>
    one.action === 'hold' ? { ...one, state: 'taken' as const } : one,
  ),
  roomLow: true,
  locked: ['line.server', 'line.domain', 'recording.allowed'],
  info: { policy: { inForce: 'lastGood', problems: [{ path: '', rule: 'rights' }] } },
};

/** The desk's health: whole, and with what is wrong. */
export const healthStates: Record<string, GalleryState> = {
  health: { desk: { ...book, documents: [{ kind: 'health' }] }, sizes: ['wide'] },
  'health-wrong': { desk: { ...book, ...wrong, documents: [{ kind: 'health' }] }, sizes: ['wide'] },
  'strip-health': inStrip({ kind: 'health' }),
  'strip-health-wrong': inStrip({ kind: 'health' }, { ...book, ...wrong }),
};
