import type { z } from 'zod/mini';
import type { ReadableStore, Unsubscribe } from '../../kernel';
import type { ToDesk, ToPhone } from './messages';

/** A schema of plain data: what is parsed by it can be sent to another process. */
export type Plain<T> = z.ZodMiniType<T>;

/** A command that is carried out, or ignored where it does not fit. */
export interface OrderShape<Args extends readonly unknown[]> {
  readonly takes: Plain<Args>;
  readonly answers: null;
}

/** A command that is answered. */
export interface QuestionShape<Args extends readonly unknown[], Reply> {
  readonly takes: Plain<Args>;
  readonly answers: Plain<Reply>;
}

export const order = <Args extends readonly unknown[]>(takes: Plain<Args>): OrderShape<Args> => ({
  takes,
  answers: null,
});

export const question = <Args extends readonly unknown[], Reply>(
  takes: Plain<Args>,
  answers: Plain<Reply>,
): QuestionShape<Args, Reply> => ({ takes, answers });

interface CommandShape {
  readonly takes: z.ZodMiniType;
  readonly answers: z.ZodMiniType | null;
}

/** One door of the phone, as it crosses the port. */
export interface DoorShape {
  /** Null: it shows nothing. */
  readonly state: z.ZodMiniType | null;
  readonly commands: Readonly<Record<string, CommandShape>>;
  readonly news: Readonly<Record<string, z.ZodMiniType>>;
}

export type DoorShapes = Readonly<Record<string, DoorShape>>;

/** Every schema of the port. */
export interface PortShapes {
  readonly doors: DoorShapes;
  readonly toPhone: Plain<ToPhone>;
  readonly toDesk: Plain<ToDesk>;
}

// What a door's interface has to cross: its state, its news (`onX(listener)`), its commands (all else).
type NewsOf<Door> = {
  [K in keyof Door]: Door[K] extends (listener: infer Listener) => Unsubscribe
    ? Listener extends (...news: never) => void
      ? K
      : never
    : never;
}[keyof Door];
type CommandsOf<Door> = {
  [K in keyof Door]: K extends NewsOf<Door>
    ? never
    : Door[K] extends (...args: never) => unknown
      ? K
      : never;
}[keyof Door];
type NewsIn<Method> = Method extends (listener: infer Listener) => Unsubscribe
  ? Listener extends () => void
    ? null
    : Listener extends (news: infer News) => void
      ? News
      : never
  : never;
type CommandIn<Method> = Method extends (...args: infer Args) => infer Answer
  ? Answer extends Promise<infer Reply>
    ? QuestionShape<Args, Reply extends void ? null : Reply>
    : OrderShape<Args>
  : never;

/** How each method of a door crosses: the desk needs no more to have the door. */
export type MethodsOf<Door> = {
  readonly [K in CommandsOf<Door>]: Door[K] extends (...args: never) => Promise<unknown>
    ? 'question'
    : 'order';
} & { readonly [K in NewsOf<Door>]: 'news' };

export type DoorMethods = Readonly<Record<string, 'question' | 'order' | 'news'>>;

/** The shape that a door's interface needs; one without a command of it, or with another argument, does not compile. */
export interface ShapeOf<Door> {
  readonly state: Door extends { store: ReadableStore<infer State> } ? Plain<State> : null;
  readonly commands: { readonly [K in CommandsOf<Door>]: CommandIn<Door[K]> };
  readonly news: { readonly [K in NewsOf<Door>]: Plain<NewsIn<Door[K]>> };
}

/**
 * What serves a door in the phone's half: as the door, but that a command may answer at once.
 */
export type ServedDoor<Door> = {
  [K in keyof Door]: Door[K] extends (...args: infer Args) => Promise<infer Reply>
    ? (...args: Args) => Reply | Promise<Reply>
    : Door[K];
};
