import type { StoreApi } from 'zustand/vanilla';
import type { RelayState } from './relay';
import { doorKey } from '../../kernel';

/** How the relay's credentials stand. Made by `createRelayFlow`. */
export interface RelayDoor {
  store: StoreApi<{ state: RelayState }>;
}

export const relayDoor = doorKey<RelayDoor>()('relay');
