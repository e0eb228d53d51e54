import type { StoreApi } from 'zustand/vanilla';
import type { Desk } from '../../renderer/app/desk';
import type { ReadableStore } from '../../renderer/kernel';

/** The gallery's own desk, whose states tests set by hand: in the product only a store's owner writes it. */
export type WritableDesk = {
  [Name in keyof Desk]: Desk[Name] extends { store: ReadableStore<infer State> }
    ? Omit<Desk[Name], 'store'> & { store: StoreApi<State> }
    : Desk[Name];
};
