import { useStore } from 'zustand';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoor } from '../../platform/doors';

export interface KeptDraft<T> {
  /** Null: nothing was typed yet. */
  draft: T | null;
  keep(draft: T): void;
  drop(): void;
}

/** The draft of one form, by a key that only this kind of form uses. */
export const useDraft = <T>(key: string): KeptDraft<T> => {
  const documents = useDoor(documentsDoor);
  const draft = useStore(documents.drafts, (all) => (all[key] as T | undefined) ?? null);
  return {
    draft,
    keep: (next) => documents.setDraft(key, next),
    drop: () => documents.setDraft(key, undefined),
  };
};
