import { useCallback, useSyncExternalStore } from 'react';

/** True while a media query holds. */
export const useMedia = (query: string): boolean => {
  const listen = useCallback(
    (changed: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(listen, () => matchMedia(query).matches);
};

/** The strip: the Calls pane alone, beside another program. */
export const useStrip = (): boolean => useMedia('(max-width: 759px)');
