import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { callsDoor } from '../phone/calls/calls-door';
import { documentsDoor } from '../platform/desk/documents';
import { useDoors } from '../platform/doors';
import { useWords } from '../platform/i18n';
import { Button } from './button';
import { useStrip } from './media';
import { useRegionKeys } from './region-keys';

interface Pressed {
  at: number;
  /** What was pressed belongs to the call: a document that opens now follows the call by itself. */
  forCall: boolean;
}

const nothingPressed: Pressed = { at: Number.NEGATIVE_INFINITY, forCall: true };
const callParts = '.stage, .other, .controls, .dialbox';

/** A document that opens right after a press elsewhere was asked for by it. */
const wasAskedFor = ({ at, forCall }: Pressed) => !forCall && performance.now() - at < 400;

/**
 * In the strip there is no Customer pane. What the agent opens there (settings, a form, a customer while
 * no call is on) takes the place under the stage, which stays; going back shows the calls again.
 */
const useSheet = (strip: boolean) => {
  const desk = useDoors(callsDoor, documentsDoor);
  const [open, setOpen] = useState(false);
  const pressed = useRef<Pressed>(nothingPressed);
  useEffect(() => {
    const onPress = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null;
      pressed.current = { at: performance.now(), forCall: target?.closest(callParts) !== null };
    };
    const kinds = ['click', 'keydown'];
    kinds.forEach((kind) => document.addEventListener(kind, onPress, true));
    return () => kinds.forEach((kind) => document.removeEventListener(kind, onPress, true));
  }, []);
  useEffect(() => {
    let before = desk.documents.store.getState();
    return desk.documents.store.subscribe((state) => {
      // A tab that closes opens nothing.
      const asked = state.open !== before.open && state.open.length >= before.open.length;
      before = state;
      const shown = state.current;
      if (shown === 'today') setOpen(false);
      else if (asked) {
        const calm = desk.calls.store.getState().calls.length === 0;
        const own = shown === 'settings' || shown.startsWith('edit:');
        setOpen((was) => was || calm || own || wasAskedFor(pressed.current));
      }
    });
  }, [desk]);
  return { open: strip && open, close: () => setOpen(false) };
};

/** Calls on the left, Customer on the right; below 760 px the strip. */
export const WorkspaceFrame = ({ calls, customer }: { calls: ReactNode; customer: ReactNode }) => {
  const { t } = useWords();
  const desk = useDoors(callsDoor);
  const strip = useStrip();
  const sheet = useSheet(strip);
  const calling = useStore(desk.calls.store, (state) => state.calls.length > 0);
  useRegionKeys();
  return (
    <main
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
    </main>
  );
};
