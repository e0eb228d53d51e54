import { type KeyboardEvent, useState } from 'react';

export interface OptionKeys {
  /** Which option is pointed at; -1: none. */
  at: number;
  point(index: number): void;
  /** Arrow keys, Home and End move; Enter chooses. True when the key was taken. */
  press(event: KeyboardEvent): boolean;
}

/** The keys of a combobox with a list below it (ARIA authoring practices, list autocomplete). */
export const useOptions = (
  count: number,
  query: string,
  choose: (index: number, withCtrl: boolean) => void,
): OptionKeys => {
  // Another query begins at its first result again.
  const [place, setPlace] = useState({ query, at: 0 });
  const at = place.query === query ? place.at : 0;
  const setAt = (next: number) => setPlace({ query, at: next });
  const current = count === 0 ? -1 : Math.min(at, count - 1);
  const moves: Record<string, number> = {
    ArrowDown: current + 1 >= count ? 0 : current + 1,
    ArrowUp: current <= 0 ? count - 1 : current - 1,
    PageDown: count - 1,
    PageUp: 0,
  };
  return {
    at: current,
    point: setAt,
    press: (event) => {
      const next = moves[event.key];
      if (next !== undefined && count > 0) setAt(next);
      else if (event.key === 'Enter' && current >= 0)
        choose(current, event.ctrlKey || event.metaKey);
      else return false;
      event.preventDefault();
      return true;
    },
  };
};
