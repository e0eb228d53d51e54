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

type Needs = Pick<CustomersFlowOptions, 'clock' | 'log' | 'agentName' | 'country' | 'nameOf'> & {
  bridge: DeskBridge;
  /** Fetches the code of the book. */
  code: { archive: () => Promise<typeof Archive> };
};

/** The customer book, who calls, and the notes; with the journal behind them. */
export const bookService = ({ bridge, code, ...parts }: Needs) => {
  const { clock, log, agentName, country, nameOf } = parts;
  let lossSeen: () => void = () => undefined;
  const load = async () => {
    const { createBook, createBookMarker, createDiskSpace, createMarkerFile } =
      await code.archive();
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
    agentName,
    country,
    nameOf,
    book,
    journal,
    clock,
    log,
    lossSeen: () => lossSeen(),
  });
  const { ofThisRun } = customers;
  const notes = createNoteFlow({ book, journal, clock, log, ofThisRun });
  return { gives: { book, customers, notes }, doors: { customers, notes } };
};
