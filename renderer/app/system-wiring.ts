import type { DeskBridge } from '@contract';
import type { CustomersFlow, NoteFlow } from '../book/customers';
import type { LineDoor } from '../phone/line';
import type { DocumentsDoor } from '../platform/desk';

interface Needs {
  bridge: DeskBridge;
  line: Pick<LineDoor, 'nudge'>;
  notes: Pick<NoteFlow, 'flush' | 'unwritten'>;
  customers: Pick<CustomersFlow, 'unwritten'>;
  documents: Pick<DocumentsDoor, 'setDial'>;
}

/** What the system says reaches the line, the notes and the dial field. */
export const systemToDesk = ({ bridge, line, notes, customers, documents }: Needs): void => {
  bridge.hear('power.resumed', () => line.nudge('resumed'));
  bridge.hear('network.changed', () => line.nudge('networkChanged'));
  window.addEventListener('online', () => line.nudge('online'));
  bridge.hear('power.suspending', () => void notes.flush());
  window.addEventListener('pagehide', () => void notes.flush());
  window.addEventListener('beforeunload', (event) => {
    if (!notes.unwritten() && !customers.unwritten()) return;
    void notes.flush();
    event.preventDefault();
  });
  bridge.hear('link.opened', ({ dial }) => documents.setDial(dial));
};
