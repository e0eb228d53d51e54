import type { z } from 'zod/mini';

/** A question from the renderer that main answers: both shapes are checked at the door. */
export interface AskChannel<
  Q extends z.ZodMiniType = z.ZodMiniType,
  A extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly kind: 'ask';
  readonly request: Q;
  readonly reply: A;
}

/** News from main to the renderer. */
export interface TellChannel<P extends z.ZodMiniType = z.ZodMiniType> {
  readonly kind: 'tell';
  readonly payload: P;
}

export const ask = <Q extends z.ZodMiniType, A extends z.ZodMiniType>(
  request: Q,
  reply: A,
): AskChannel<Q, A> => ({ kind: 'ask', request, reply });

export const tell = <P extends z.ZodMiniType>(payload: P): TellChannel<P> => ({
  kind: 'tell',
  payload,
});

/** What crosses back for every question. A fault is a code, never a sentence: words belong to the views. */
export type Envelope<T> = { ok: true; value: T } | { ok: false; code: string; detail?: string };
