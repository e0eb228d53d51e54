import { useEffect } from 'react';
import { reachableIn } from './focus-places';

const shown = (element: HTMLElement) => element.getClientRects().length > 0;

/** Moves the focus to the next (or previous) element marked `data-region`. Exported for its test. */
export const moveToRegion = (backwards: boolean): void => {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(shown);
  if (regions.length === 0) return;
  const here = regions.findLastIndex((region) => region.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const start = here === -1 ? (backwards ? 0 : -1) : here;
  const next = regions[(start + step + regions.length) % regions.length];
  const preferred = next?.querySelector<HTMLElement>('[data-region-focus]');
  (preferred ?? (next && reachableIn(next)) ?? next)?.focus();
};

/** F6 walks through the regions of the desk, Shift F6 back. */
export const useRegionKeys = (): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      moveToRegion(event.shiftKey);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
};
