import type { z } from 'zod';

/** A question from the renderer that main answers: both shapes are checked at the door. */
export interface AskChannel<Q extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  readonly kind: 'ask';
  readonly request: Q;
  readonly reply: A;
}

/** News from main to the renderer. */
export interface TellChannel<P extends z.ZodType = z.ZodType> {
  readonly kind: 'tell';
  readonly payload: P;
}

export const ask = <Q extends z.ZodType, A extends z.ZodType>(
  request: Q,
  reply: A,
): AskChannel<Q, A> => ({ kind: 'ask', request, reply });

export const tell = <P extends z.ZodType>(payload: P): TellChannel<P> => ({
  kind: 'tell',
  payload,
});

/** What crosses back for every question. A fault is a code, never a sentence: words belong to the views. */
export type Envelope<T> = { ok: true; value: T } | { ok: false; code: string; detail?: string };
