import type { DeskBridge } from '@contract';
import type { CustomersFlow, NoteFlow } from '../book/customers';
import type { HeadsetsDoor } from '../phone/headset';
import type { LineDoor } from '../phone/line';
import type { DocumentsDoor } from '../platform/desk';

interface Needs {
  bridge: DeskBridge;
  headsets: Pick<HeadsetsDoor, 'onRedial'>;
  notes: Pick<NoteFlow, 'flush' | 'unwritten'>;
  customers: Pick<CustomersFlow, 'unwritten'>;
  documents: Pick<DocumentsDoor, 'setDial'>;
}

interface LineNeeds {
  bridge: DeskBridge;
  line: Pick<LineDoor, 'nudge'>;
}

/** What the system says reaches the line. */
export const systemToLine = ({ bridge, line }: LineNeeds): void => {
  bridge.hear('power.resumed', () => line.nudge('resumed'));
  bridge.hear('network.changed', () => line.nudge('networkChanged'));
  window.addEventListener('online', () => line.nudge('online'));
};

/** What the system and the headset say reaches the notes and the dial field. */
export const systemToDesk = ({ bridge, headsets, notes, customers, documents }: Needs): void => {
  bridge.hear('power.suspending', () => void notes.flush());
  window.addEventListener('pagehide', () => void notes.flush());
  window.addEventListener('beforeunload', (event) => {
    if (!notes.unwritten() && !customers.unwritten()) return;
    void notes.flush();
    event.preventDefault();
  });
  bridge.hear('link.opened', ({ dial }) => documents.setDial(dial));
  headsets.onRedial((number) => documents.setDial(number));
};
