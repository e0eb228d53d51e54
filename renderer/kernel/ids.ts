import { monotonicFactory } from 'ulid';

/** A new ULID: sorts by the time it was made (github.com/ulid/spec). */
export const newId: () => string = monotonicFactory();
