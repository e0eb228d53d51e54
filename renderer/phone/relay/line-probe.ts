/** What one server for the sound's way said. */
export interface ServerAnswer {
  url: string;
  kind: 'stun' | 'turn';
  /** `refused`: it answers, but not to this user. `wrong`: this is no address of such a server. */
  answer: 'ok' | 'silent' | 'refused' | 'wrong';
}

/** What a sound over the relay and back said of the way. */
export interface LoopFigures {
  /** Share of packets that did not arrive, 0 to 1. */
  loss: number;
  /** Milliseconds, RFC 3550 section 6.4.1. */
  jitterMs: number;
}

/** What the check before the shift asks of the line and its servers. Nothing here rejects. */
export interface LineProbe {
  /** Milliseconds from an OPTIONS to the server's answer; null: none within `timeoutMs`. */
  ping(timeoutMs: number): Promise<number | null>;
  /** Asks every server that helps the sound to find its way. None configured: an empty list. */
  askServers(): Promise<ServerAnswer[]>;
  /** Sends a sound over the relay to oneself for three seconds; null where that is not possible. */
  loop(): Promise<LoopFigures | null>;
}
