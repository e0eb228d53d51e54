import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DocumentsDoor } from '../../platform/desk';

export interface SearchState {
  open: boolean;
  query: string;
}

const states = new WeakMap<DocumentsDoor, StoreApi<SearchState>>();

export const searchOf = (documents: DocumentsDoor): StoreApi<SearchState> => {
  const known = states.get(documents);
  if (known) return known;
  const made = createStore<SearchState>(() => ({ open: false, query: '' }));
  states.set(documents, made);
  return made;
};

/** Shows the search of customers and puts the caret there: Ctrl K, or the button in the strip's bar. */
export const openSearch = (documents: DocumentsDoor, query?: string): void =>
  searchOf(documents).setState(query === undefined ? { open: true } : { open: true, query });
