/** Which form has a line on trial. */
export type TryingForm = 'start' | 'settings';

const key = 'allodesk.connecting';

/**
 * The desktop loads the page again when the server changes, in the middle of the try: which form it was stands in the
 * window's own memory until that form is done with.
 */
export const formOnTrial = (): TryingForm | null => {
  const kept = sessionStorage.getItem(key);
  return kept === 'start' || kept === 'settings' ? kept : null;
};

export const setOnTrial = (form: TryingForm | null): void => {
  if (form) sessionStorage.setItem(key, form);
  else sessionStorage.removeItem(key);
};
