import { Search } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoor } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { IconButton } from '../../ui';
import { SearchBox } from './search-box';
import { openSearch, searchOf } from './search-state';
import { useSearchKey } from './search-key';
import './customers.css';

/** The search of the strip: a button in the bar, or Ctrl K; drawn under the stage, which stays in sight. */
export const StripSearch = () => {
  const { t } = useWords();
  const documents = useDoor(documentsDoor);
  const open = useStore(searchOf(documents), (state) => state.open);
  useSearchKey();
  return (
    <>
      <IconButton
        icon={Search}
        label={t('customers.search.label')}
        aria-expanded={open}
        onClick={() => openSearch(documents)}
      />
      {open && createPortal(<SearchBox overlay />, document.body)}
    </>
  );
};
