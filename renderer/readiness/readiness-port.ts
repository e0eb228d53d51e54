import type { LoopFigures, ServerAnswer } from './readiness-rules';

/** What the check needs of the network. Nothing here rejects. */
export interface ReadinessPort {
  /** Milliseconds from an OPTIONS to the server's answer; null: none within `timeoutMs`. */
  ping(timeoutMs: number): Promise<number | null>;
  /** Asks every server that helps the sound to find its way. None configured: an empty list. */
  askServers(): Promise<ServerAnswer[]>;
  /** Sends a sound over the relay to oneself for three seconds; null where that is not possible. */
  loop(): Promise<LoopFigures | null>;
}

/** When the last check was finished and how it ended, from start to start. */
export interface ReadinessMemory {
  read(): string | null;
  write(text: string): void;
}
