import { useEffect } from 'react';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoor } from '../../platform/doors';
import { openSearch } from './search-state';

/** Ctrl K puts the caret into the search, from anywhere in the desk. */
export const useSearchKey = (): void => {
  const documents = useDoor(documentsDoor);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      openSearch(documents);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [documents]);
};
