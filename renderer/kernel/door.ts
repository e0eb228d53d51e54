/**
 * Names a door, typed: what a domain lets others use. Declared beside the door's interface; whoever uses the door asks
 * for it by this key, and by nothing else.
 */
export interface DoorKey<Name extends string = string, Door = unknown> {
  readonly name: Name;
  /** For the type alone. */
  readonly door?: Door;
}

/** `doorKey<CallsDoor>()('calls')` */
export const doorKey =
  <Door>() =>
  <Name extends string>(name: Name): DoorKey<Name, Door> => ({ name });

/**
 * A door as its own half has it: what crosses to the other one is answered later, here at once. For the flows that make
 * the doors, and for those beside them.
 */
export type AnsweredAtOnce<Door> = {
  [K in keyof Door]: Door[K] extends (...args: infer Args) => Promise<infer Reply>
    ? (...args: Args) => Reply
    : Door[K];
};

/** What is behind some keys, by their names. */
export type DoorsOf<Keys extends readonly DoorKey[]> = {
  readonly [K in Keys[number] as K['name']]: K extends DoorKey<string, infer Door> ? Door : never;
};
