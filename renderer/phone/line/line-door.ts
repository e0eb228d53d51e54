import type { LineState } from './line';
import { doorKey, type ReadableStore } from '../../kernel';

export interface LineSnapshot {
  state: LineState;
  /** Since it was last switched on; what never was cannot be lost. */
  hasBeenReady: boolean;
}

/** The line as the rest of the desk uses it. Made by `createLineFlow`. */
export interface LineDoor {
  store: ReadableStore<LineSnapshot>;
  /** Be reachable: connect, register, and stay so. */
  goOnline(): void;
  /** Unregister and close; resolves when done or after two seconds. */
  goOffline(): Promise<void>;
  /**
   * Something happened that makes trying at once worthwhile. Another network, a wake or a link that is back
   * leads over to a new connection; `asked` proves the line with a ping.
   */
  nudge(because: 'online' | 'resumed' | 'networkChanged' | 'asked'): void;
}

export const lineDoor = doorKey<LineDoor>()('line');

/** Connects to what the settings and the secret say now, also after a refusal. Resolves when it is under way. */
export const connectLineDoor = doorKey<() => Promise<void>>()('connectLine');
