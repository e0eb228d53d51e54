import type { Log } from '../kernel';
import type { LineAccount } from '../line';

/** A telephone network in memory: what the practice line speaks to. */
export interface MemoryNet {
  attach(receive: (message: string) => void): { send(message: string): void; close(): void };
}

export type SipConnection =
  | { via: 'websocket'; account: LineAccount; log?: Log }
  | { via: 'memory'; account: LineAccount; net: MemoryNet };
