import type { DeskBridge } from '@contract';
import type * as Archive from '../book/archive';
import {
  createCustomersFlow,
  createJournalCopy,
  createNoteFlow,
  type CustomersFlowOptions,
} from '../book/customers';
import { createLateBook } from './late-book';
import { createRecordingKey } from './recordings';

type ContactParts = Pick<
  CustomersFlowOptions,
  'clock' | 'log' | 'agentName' | 'country' | 'nameOf'
> & {
  /** Fetches the code of the book. */
  archive: () => Promise<typeof Archive>;
};

/** The customer book, who calls, and the notes; with the journal behind them. */
export const composeContacts = (bridge: DeskBridge, parts: ContactParts) => {
  const { clock, log, archive, ...who } = parts;
  let lossSeen: () => void = () => undefined;
  const load = async () => {
    const { createBook, createBookMarker, createDiskSpace, createMarkerFile } = await archive();
    const mark = createBookMarker(createMarkerFile('book-mark'), log, (bookLost) =>
      customers.bookIs({ bookLost }),
    );
    ({ lossSeen } = mark);
    return createBook({
      clock,
      log,
      recordingKey: createRecordingKey(bridge),
      mark,
      room: createDiskSpace({ clock, log }),
      onRoom: (left) => customers.bookIs({ roomLow: !left }),
    });
  };
  const book = createLateBook(load, log);
  const journal = createJournalCopy(bridge, log);
  // The loss is told by the book: whoever has seen it has the book.
  const customers = createCustomersFlow({
    ...who,
    book,
    journal,
    clock,
    log,
    lossSeen: () => lossSeen(),
  });
  const { ofThisRun } = customers;
  const notes = createNoteFlow({ book, journal, clock, log, ofThisRun });
  return { book, customers, notes };
};
