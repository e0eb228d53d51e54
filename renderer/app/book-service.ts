import type { DeskBridge } from '@contract';
import type { DiskSpace } from '../book/archive/disk-space';
import {
  createCustomersFlow,
  createJournalCopy,
  createNoteFlow,
  type CustomersFlowOptions,
} from '../book/customers';
import type { DeskCode } from './desk-code';
import { createLateBook } from './late-book';
import { createRecordingKey } from './recordings';

type Needs = Pick<CustomersFlowOptions, 'clock' | 'log' | 'agentName' | 'country' | 'nameOf'> & {
  bridge: DeskBridge;
  code: Pick<DeskCode, 'book'>;
};

/** The customer book, who calls, and the notes; with the journal behind them. */
export const bookService = ({ bridge, code, ...parts }: Needs) => {
  const { clock, log, agentName, country, nameOf } = parts;
  let lossSeen: () => void = () => undefined;
  const recordingKey = createRecordingKey(bridge);
  // One for all workers that the book may come to have: the file that keeps room is held by whoever opened it.
  let room: DiskSpace | null = null;
  const load = () =>
    code.book(async ({ createRemoteBook, createDiskSpace, lockReleased }, worker) => {
      room ??= createDiskSpace({ clock, log });
      const remote = await createRemoteBook(worker, {
        clock,
        log,
        recordingKey,
        room,
        bookLost: (bookLost) => customers.bookIs({ bookLost }),
        roomLeft: (left) => customers.bookIs({ roomLow: !left }),
        released: lockReleased,
      });
      ({ lossSeen } = remote);
      return remote;
    });
  const book = createLateBook({ load, clock, log });
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
