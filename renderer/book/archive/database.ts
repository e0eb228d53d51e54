import Dexie, { type Table } from 'dexie';
import { type DeskFault, fail, ok, type Result } from '../../kernel';
import type {
  StoredChore,
  StoredCustomer,
  StoredInteraction,
  StoredPart,
  StoredRecording,
} from './row-codec';
import type { BookMarker } from './book-marker';
import { bookVersions } from './versions';

export const bookName = 'allodesk';

/** The tables of the book. Strict durability: a write that has answered survives a power cut. Only seeds relax it. */
export class BookDatabase extends Dexie {
  declare customers: Table<StoredCustomer, string>;
  declare interactions: Table<StoredInteraction, string>;
  declare openInteractions: Table<StoredInteraction, string>;
  declare recordings: Table<StoredRecording, string>;
  declare recordingParts: Table<StoredPart, [string, number]>;
  declare chores: Table<StoredChore, StoredChore['name']>;
  /** Resolves once the next version waits for somebody who has an earlier one open. */
  readonly held: Promise<'held'>;

  constructor(
    name: string,
    indexedDB?: IDBFactory,
    chromeTransactionDurability: 'strict' | 'relaxed' = 'strict',
  ) {
    super(name, {
      chromeTransactionDurability,
      autoOpen: false,
      ...(indexedDB ? { indexedDB, IDBKeyRange } : {}),
    });
    this.held = new Promise((resolve) => {
      this.on('blocked', () => resolve('held'));
    });
    for (const { number, tables, leaves } of bookVersions) {
      const version = this.version(number).stores(tables);
      if (leaves)
        version.upgrade((transaction) =>
          transaction.table('chores').bulkPut(leaves.map((chore) => ({ name: chore, after: '' }))),
        );
    }
  }
}

const names = (error: unknown): string[] => {
  const found: string[] = [];
  for (let at = error; at instanceof Object && found.length < 5;) {
    const { name, inner, cause } = at as { name?: unknown; inner?: unknown; cause?: unknown };
    if (typeof name === 'string') found.push(name);
    at = inner ?? cause;
  }
  return found;
};

/** What is thrown when the browser has let go of the book: whatever is asked fails until it is opened again. */
const letGo = ['DatabaseClosedError', 'InvalidStateError'];
/** What a commit throws that the disk broke off. */
const brokenOff = ['AbortError', 'UnknownError', 'QuotaExceededError'];

export const bookWasClosed = (error: unknown): boolean =>
  names(error).some((name) => letGo.includes(name));
export const writeWasBrokenOff = (error: unknown): boolean =>
  names(error).some((name) => letGo.includes(name) || brokenOff.includes(name));

/** What a storage error means to the agent: the disk is full, the book is too new, or it failed. */
export const bookFault = (error: unknown): DeskFault => {
  const all = names(error);
  const detail = all.join(' < ') || 'unknown error';
  const is = (name: string) => all.includes(name);
  if (is('QuotaExceededError')) return { code: 'diskFull', category: 'storage', detail };
  if (is('VersionError')) return { code: 'bookTooNew', category: 'storage', detail };
  return { code: 'bookFailed', category: 'storage', detail };
};

/** Dexie keeps its version numbers tenfold in IndexedDB. */
const nativeVersion = (bookVersions.at(-1)?.number ?? 0) * 10;

/** Asked before Dexie opens: it would add what it misses to a newer book, and so spoil it. */
const versionOnDisk = async (name: string, indexedDB: IDBFactory): Promise<number> => {
  const known = await indexedDB.databases();
  return known.find((one) => one.name === name)?.version ?? 0;
};

/**
 * Opens the book. Whatever goes wrong is reported and nothing is deleted: a book that cannot be read today
 * may be read tomorrow.
 */
export const openDatabase = async (
  database: BookDatabase,
  mark: BookMarker,
  indexedDB: IDBFactory = globalThis.indexedDB,
): Promise<Result<null>> => {
  try {
    const version = await versionOnDisk(database.name, indexedDB);
    if (version > nativeVersion) return fail('bookTooNew', 'storage', `version ${version / 10}`);
    // It is opened when they let go of it, and found open by whoever asks next: nobody waits for that, no call least.
    const came = await Promise.race([database.open(), database.held]);
    if (came === 'held' && !database.isOpen())
      return fail('bookFailed', 'storage', 'an earlier version is open elsewhere');
    mark.opened(version === 0);
    return ok(null);
  } catch (error) {
    return { ok: false, fault: bookFault(error) };
  }
};
