import { Search } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import type { StripViews } from '../calls';
import { useDesk } from '../../platform/desk';
import { useWords } from '../../platform/i18n';
import { SettingsNotice } from '../settings/settings-notice';
import { IconButton } from '../../ui';
import { StripCustomer, StripHistory } from './documents';
import { SearchBox } from './search-box';
import { openSearch, searchOf } from './search-state';
import { useSearchKey } from './search-key';
import './customers.css';

/** The search of the strip: a button in the bar, or Ctrl K; drawn under the stage, which stays in sight. */
const StripSearch = () => {
  const { t } = useWords();
  const desk = useDesk();
  const open = useStore(searchOf(desk), (state) => state.open);
  useSearchKey();
  return (
    <>
      <IconButton
        icon={Search}
        label={t('customers.search.label')}
        aria-expanded={open}
        onClick={() => openSearch(desk)}
      />
      {open && createPortal(<SearchBox overlay />, document.body)}
    </>
  );
};

/** What the Calls pane borrows when it is alone. */
export const stripViews: StripViews = {
  Notice: SettingsNotice,
  Search: StripSearch,
  Customer: ({ call }) => <StripCustomer callId={call.id} />,
  History: ({ call }) => <StripHistory callId={call.id} />,
};
