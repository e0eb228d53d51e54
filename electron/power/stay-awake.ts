import type { PowerPort } from '../platform/ports';

/** Keeps the machine awake while there are calls, and not a moment longer. */
export const createStayAwake = (power: Pick<PowerPort, 'stayAwake'>) => {
  let release: (() => void) | null = null;
  return {
    calls: (count: number): void => {
      if (count > 0) release ??= power.stayAwake();
      else {
        release?.();
        release = null;
      }
    },
  };
};
