import { ArrowLeft } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../desk';
import { useWords } from '../i18n';
import { Button } from './button';
import { useStrip } from './media';
import { useRegionKeys } from './region-keys';

/**
 * In the strip there is no Customer pane. What the agent opens there (settings, a form, a customer while
 * no call is on) takes the place under the stage, which stays; going back shows the calls again.
 */
const useSheet = (strip: boolean) => {
  const desk = useDesk();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let before = desk.documents.store.getState();
    return desk.documents.store.subscribe((state) => {
      const asked = state.open !== before.open;
      before = state;
      const document = state.current;
      if (document === 'today') setOpen(false);
      else if (asked) {
        const calm = desk.calls.store.getState().calls.length === 0;
        setOpen(calm || document === 'settings' || document.startsWith('edit:'));
      }
    });
  }, [desk]);
  return { open: strip && open, close: () => setOpen(false) };
};

/** Calls on the left, Customer on the right; below 760 px the strip. */
export const WorkspaceFrame = ({ calls, customer }: { calls: ReactNode; customer: ReactNode }) => {
  const { t } = useWords();
  const desk = useDesk();
  const strip = useStrip();
  const sheet = useSheet(strip);
  const calling = useStore(desk.calls.store, (state) => state.calls.length > 0);
  useRegionKeys();
  return (
    <div
      className="desk"
      data-sheet={sheet.open ? 'open' : 'closed'}
      data-calling={calling ? 'yes' : 'no'}
    >
      {calls}
      {sheet.open && (
        <Button kind="quiet" icon={ArrowLeft} className="sheet-back" onClick={sheet.close}>
          {t('calls.back')}
        </Button>
      )}
      {(!strip || sheet.open) && customer}
    </div>
  );
};
