import type { CallId } from '../calls';
import type { CallQuality } from './quality';
import { doorKey, type ReadableStore } from '../../kernel';

export interface QualitySnapshot {
  /** Every call that was talked in and is not dismissed yet. */
  calls: Readonly<Record<CallId, CallQuality>>;
}

/** How calls are, as the rest of the desk uses it. Made by `createQualityFlow`. */
export interface QualityDoor {
  store: ReadableStore<QualitySnapshot>;
}

export const qualityDoor = doorKey<QualityDoor>()('quality');
