import type { Log } from '../../kernel';
import type { LineAccount } from '../line';

/** A telephone network in memory: what the practice line speaks to. */
export interface MemoryNet {
  attach(receive: (message: string) => void): { send(message: string): void; close(): void };
}

/** How far the way to the server is: none, an open connection, one over which the line is registered. */
export type Reach = 'none' | 'open' | 'registered';

export type SipConnection =
  | { via: 'websocket'; account: LineAccount; log?: Log }
  | { via: 'memory'; account: LineAccount; net: MemoryNet };
