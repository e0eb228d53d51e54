import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Desk, useDesk } from '../../desk';

type Drafts = StoreApi<Record<string, unknown>>;

// What is typed into a form outlives its tab: ringing, another tab or a closed one never costs a word.
const drafts = new WeakMap<Desk['documents'], Drafts>();

const draftsOf = (desk: Desk): Drafts => {
  const known = drafts.get(desk.documents);
  if (known) return known;
  const made: Drafts = createStore<Record<string, unknown>>(() => ({}));
  drafts.set(desk.documents, made);
  return made;
};

export const putDraft = (desk: Desk, key: string, draft: unknown): void =>
  draftsOf(desk).setState({ [key]: draft });

export interface KeptDraft<T> {
  /** Null: nothing was typed yet. */
  draft: T | null;
  keep(draft: T): void;
  drop(): void;
}

/** The draft of one form, by a key that only this kind of form uses. */
export const useDraft = <T>(key: string): KeptDraft<T> => {
  const desk = useDesk();
  const store = draftsOf(desk);
  const draft = useStore(store, (all) => (all[key] as T | undefined) ?? null);
  return {
    draft,
    keep: (next) => store.setState({ [key]: next }),
    drop: () => store.setState({ [key]: undefined }),
  };
};
