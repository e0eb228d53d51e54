import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Desk } from '../../platform/desk';

export interface SearchState {
  open: boolean;
  query: string;
}

const states = new WeakMap<Desk['documents'], StoreApi<SearchState>>();

export const searchOf = (desk: Desk): StoreApi<SearchState> => {
  const known = states.get(desk.documents);
  if (known) return known;
  const made = createStore<SearchState>(() => ({ open: false, query: '' }));
  states.set(desk.documents, made);
  return made;
};

/** Shows the search of customers and puts the caret there: Ctrl K, or the button in the strip's bar. */
export const openSearch = (desk: Desk, query?: string): void =>
  searchOf(desk).setState(query === undefined ? { open: true } : { open: true, query });
