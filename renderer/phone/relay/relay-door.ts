import type { RelayState } from './relay';
import { doorKey, type ReadableStore } from '../../kernel';

/** How the relay's credentials stand. Made by `createRelayFlow`. */
export interface RelayDoor {
  store: ReadableStore<{ state: RelayState }>;
}

export const relayDoor = doorKey<RelayDoor>()('relay');
