import { type Clock, fail, type Log } from '../../kernel';
import { type Blind, plainBlind } from './blind';
import { type BookMarker, noMark } from './book-marker';
import { createChanges } from './changes';
import { BookDatabase, bookName } from './database';
import { type DiskSpace, endlessRoom } from './disk-space';
import { createExampleWrites } from './examples';
import { createInteractionReads } from './interaction-reads';
import { createInteractionWrites } from './interaction-writes';
import { createInterruption } from './interruption';
import { createPeople } from './customer-repository';
import type { BookCore } from './page-parts';
import type { AheadNews } from './prefetch';
import { phoneKeyUpgrade } from './phone-keys';
import type { RecordingKey } from './recording-sound';
import { createRecordingStorage } from './recordings';
import { createDiskSpaceReserve } from './disk-space-reserve';
import { plainSeal, type Seal } from './seal';
import { createSession } from './session';
import { createRows } from './row-codec';
import { createRowUpgrades } from './row-upgrades';
import { createInteractionWatches } from './watches';

export interface BookOptions {
  name?: string;
  clock: Clock;
  log: Log;
  indexedDB?: IDBFactory;
  seal?: Seal;
  blind?: Blind;
  /** The key of recordings; without it none is made. */
  recordingKey?: RecordingKey;
  /** Keeps room on the disk; without it there is no end of room. */
  room?: DiskSpace;
  /** Knows whether there was a book before. */
  mark?: BookMarker;
  /** Whether the disk has room left for the book, whenever that was looked at. */
  onRoom?: (left: boolean) => void;
}

interface CoreOptions extends BookOptions {
  /** Hears what was read before anybody asked for it. */
  ahead: (news: AheadNews) => void;
}

/** The database of the book. Reads reject with a `BookReadError` when it cannot be read. */
export const createBookCore = ({
  name = bookName,
  clock,
  log,
  indexedDB,
  seal = plainSeal,
  blind = plainBlind,
  recordingKey = () => Promise.resolve(fail('keychainMissing', 'storage')),
  room = endlessRoom,
  mark = noMark,
  onRoom = () => undefined,
  ahead,
}: CoreOptions): BookCore & { close(): void } => {
  const database = new BookDatabase(name, indexedDB);
  const changes = createChanges(name, log);
  const keeper = createDiskSpaceReserve(room, { clock, log }, onRoom);
  const session = createSession({ database, log, indexedDB, room, mark, roomGiven: keeper.given });
  const parts = { database, session, changes, rows: createRows(seal, blind), blind, log };
  const reads = createInteractionReads(parts);
  const upgrades = createRowUpgrades(parts, [phoneKeyUpgrade(parts)]);
  const people = createPeople({ ...parts, filed: upgrades.done, ahead }, reads, clock);
  return {
    open: async () => {
      const opened = await session.open();
      if (opened.ok) {
        await upgrades.takeUp();
        people.prepare();
      }
      keeper.begin();
      return opened;
    },
    matchKeys: people.matchKeys,
    customer: people.customer,
    watchCustomer: people.watchCustomer,
    watchHistory: people.watchHistory,
    watchContactCount: people.watchContactCount,
    search: people.search,
    saveCustomer: people.saveCustomer,
    removeCustomer: people.removeCustomer,
    interaction: (id) => session.read(() => reads.interaction(id)),
    ...createInteractionWrites(parts, reads),
    ...createInterruption(parts),
    ...createInteractionWatches(parts, reads),
    ...createExampleWrites(parts),
    recordings: createRecordingStorage(parts, reads, recordingKey),
    close: () => {
      upgrades.stop();
      people.stop();
      keeper.stop();
      changes.close();
      database.close();
    },
  };
};
