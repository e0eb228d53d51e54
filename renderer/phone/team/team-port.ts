import type { Unsubscribe } from '../../kernel';

/** Event packages of RFC 4235, RFC 3856 and RFC 3842. */
export type WatchedEvent = 'dialog' | 'presence' | 'message-summary';

export interface WatchOrder {
  /** The user part of the watched address in the line's own domain. */
  user: string;
  event: WatchedEvent;
}

/** What the team hears of the SIP side. Bodies are as they came: nothing of them is believed yet. */
export type TeamSignal =
  | ({ kind: 'notified'; contentType: string; body: string; first: boolean } & WatchOrder)
  /** Nothing is known any more, or nothing will be: refused, ended, or the line is away. */
  | ({ kind: 'unknown'; why: 'refused' | 'lost' } & WatchOrder);

/** What the team needs of the SIP side. Every order answers with signals; none throws, none waits. */
export interface TeamPort {
  /** The whole of what is watched (RFC 6665). What is watched already goes on; what is missing here ends. */
  watch(orders: readonly WatchOrder[]): void;
  /** Asks for the full state anew. */
  refresh(order: WatchOrder): void;
  /** The agent's own presence (RFC 3903) as a PIDF document; null takes it back. */
  publish(document: string | null): void;
  onSignal(listener: (signal: TeamSignal) => void): Unsubscribe;
}
