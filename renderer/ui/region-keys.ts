import { useEffect } from 'react';

const focusable =
  'button:not([disabled]), [href], input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex]:not([tabindex="-1"])';

const shown = (element: HTMLElement) => element.getClientRects().length > 0;

/** Moves the focus to the next (or previous) element marked `data-region`. Exported for its test. */
export const moveToRegion = (backwards: boolean): void => {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(shown);
  if (regions.length === 0) return;
  const here = regions.findLastIndex((region) => region.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const start = here === -1 ? (backwards ? 0 : -1) : here;
  const next = regions[(start + step + regions.length) % regions.length];
  const first = [...(next?.querySelectorAll<HTMLElement>(focusable) ?? [])].find(shown);
  const preferred = next?.querySelector<HTMLElement>('[data-region-focus]');
  (preferred ?? first ?? next)?.focus();
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
