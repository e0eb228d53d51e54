/** What the desk says to the phone. What is in `args` has a schema of its own, by the command. */
export type ToPhone =
  /** Whoever says it wants everything as it stands now, and what changes from then on. */
  | { kind: 'hello' }
  /** `id` null: nobody waits for an answer. */
  | { kind: 'command'; id: number | null; door: string; name: string; args: unknown[] }
  /** News are only told while somebody listens. */
  | { kind: 'listen'; door: string; name: string; wanted: boolean };

/** What the phone says. `number` counts states and news, so that a gap is seen; a snapshot begins anew. */
export type ToDesk =
  | { kind: 'snapshot'; number: number; states: Record<string, unknown> }
  | { kind: 'state'; number: number; door: string; state: unknown }
  | { kind: 'news'; number: number; door: string; name: string; news: unknown }
  /** `code`: why there is no answer. */
  | { kind: 'reply'; id: number; reply: unknown; code: 'badRequest' | 'failed' | null };

/** What carries the messages: a MessagePort of one page, one that main handed out, or the stand-in's own wire. */
export interface Carrier {
  send(message: ToPhone | ToDesk): void;
  /** One listener; messages that came before it are given to it. */
  hear(listener: (message: unknown) => void): void;
  close(): void;
}

/** A MessagePort as a carrier. Messages arrive in the order in which they were sent. */
export const carrierOver = (port: MessagePort): Carrier => ({
  send: (message) => port.postMessage(message),
  hear: (listener) => {
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data));
    port.start();
  },
  close: () => port.close(),
});
