import { useEffect } from 'react';
import { useDesk } from '../../platform/desk';
import { openSearch } from './search-state';

/** Ctrl K puts the caret into the search, from anywhere in the desk. */
export const useSearchKey = (): void => {
  const desk = useDesk();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      openSearch(desk);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [desk]);
};
