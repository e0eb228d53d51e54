import type { StoreApi } from 'zustand/vanilla';
import type { CallId } from '../calls';
import type { CallQuality } from './quality';
import { doorKey } from '../../kernel';

export interface QualitySnapshot {
  /** Every call that was talked in and is not dismissed yet. */
  calls: Readonly<Record<CallId, CallQuality>>;
}

/** How calls are, as the rest of the desk uses it. Made by `createQualityFlow`. */
export interface QualityDoor {
  store: StoreApi<QualitySnapshot>;
}

export const qualityDoor = doorKey<QualityDoor>()('quality');
