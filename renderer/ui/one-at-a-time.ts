import { useRef } from 'react';

/** Does what is asked, unless the same is on its way already: a second press before the answer is the first one. */
export const useOneAtATime = (): (<T>(act: () => Promise<T>) => Promise<T | null>) => {
  const isBusy = useRef(false);
  return async (act) => {
    if (isBusy.current) return null;
    isBusy.current = true;
    try {
      return await act();
    } finally {
      isBusy.current = false;
    }
  };
};
