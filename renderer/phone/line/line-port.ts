import type { Unsubscribe } from '../../kernel';
import type { LineTrouble } from './line';

/** What the line hears of the SIP side. */
export type LineSignal =
  | { kind: 'connected' }
  /** The transport is gone, or never came up. */
  | { kind: 'disconnected'; trouble: LineTrouble }
  | { kind: 'registered'; expiresInSeconds: number }
  | { kind: 'registrationFailed'; trouble: LineTrouble; retryAfterSeconds?: number }
  | { kind: 'unregistered' }
  | { kind: 'pingAnswered' }
  | { kind: 'pingMissed' }
  /** The sound of a call has stopped: a proof is wanted at once. */
  | { kind: 'suspected' };

/** What the line needs of the SIP side. Every order answers with a signal, never with an exception. */
export interface LinePort {
  /** Opens a new transport; a half-open one is dropped without waiting for its close. */
  connect(): void;
  /** Closes the transport. */
  disconnect(): void;
  /** REGISTER with a fresh registration (RFC 3261 section 10). */
  register(): void;
  /** REGISTER with expires 0. */
  unregister(): void;
  /**
   * OPTIONS to the server, answered or missed within `timeoutMs`; takes the place of an earlier ping. By
   * `keepAlive` line ends instead (RFC 5626 section 4.4.1), where this server is known to answer them.
   */
  ping(timeoutMs: number): void;
  keepAlive(timeoutMs: number): void;
  onSignal(listener: (signal: LineSignal) => void): Unsubscribe;
}
