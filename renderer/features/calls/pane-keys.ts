export type PaneKey =
  | { kind: 'note' | 'close' | 'finish' }
  /** A form that is being filled is sent; from anywhere else the key is the call's. */
  | { kind: 'send'; form: HTMLFormElement }
  /** It counted when it went down. */
  | { kind: 'held' };

const dialogs = '[role="dialog"], [role="alertdialog"]';
const modals = '[role="alertdialog"], [aria-modal="true"]';

const meaning = (event: KeyboardEvent, at: Element | null): PaneKey | null => {
  if (event.key === 'Escape' && !event.ctrlKey) return { kind: 'close' };
  if (!event.ctrlKey) return null;
  if (event.key.toLowerCase() === 'e') return { kind: 'note' };
  if (event.key !== 'Enter') return null;
  const form = at?.closest('form');
  return form ? { kind: 'send', form } : { kind: 'finish' };
};

/** What a key means to the calls; null: nothing. A dialog has its keys for itself, one that has to be answered all. */
export const paneKey = (event: KeyboardEvent, page: Document): PaneKey | null => {
  if (event.defaultPrevented || event.altKey || event.shiftKey || event.metaKey) return null;
  const at = page.activeElement;
  if (at?.closest(dialogs) || page.querySelector(modals)) return null;
  const means = meaning(event, at);
  return means && event.repeat ? { kind: 'held' } : means;
};
