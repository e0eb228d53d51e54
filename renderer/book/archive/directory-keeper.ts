import type { Cancel, Clock } from '../../kernel';
import { createDirectory, type Directory, type DirectoryEntry, entryOf } from './directory';
import type { BookParts } from './interaction-reads';

/** Rows read between two breaths, so that reading a large book never holds up a ringing call. */
const pageSize = 500;
/** After the first paint, and before anybody could have typed two letters. */
const prepareAfterMs = 1_000;
const rebuildAfterChanges = 500;

/** Keeps the directory in memory equal to the book. */
export const createDirectoryKeeper = (parts: BookParts, clock: Clock) => {
  const { database, session, changes, rows, log } = parts;
  let ready: Directory | null = null;
  let building: Promise<Directory> | null = null;
  /** Everything changed while it was read: read again. */
  let outdated = false;
  /** Changed while it was read, by id. */
  let meanwhile = new Map<string, DirectoryEntry | null>();
  let cancelPrepare: Cancel = () => undefined;

  const apply = (directory: Directory, id: string, entry: DirectoryEntry | null) => {
    if (entry) directory.set(entry);
    else directory.remove(id);
  };

  const pageAfter = (id: string) =>
    database.customers.where('id').above(id).limit(pageSize).toArray();
  const readAll = async (): Promise<DirectoryEntry[]> => {
    const entries: DirectoryEntry[] = [];
    for (let page = await pageAfter(''); ; page = await pageAfter(page.at(-1)?.id ?? '')) {
      for (const customer of await Promise.all(page.map(rows.customer))) {
        entries.push(entryOf(customer));
      }
      if (page.length < pageSize) return entries;
    }
  };

  const build = async (): Promise<Directory> => {
    do {
      outdated = false;
      meanwhile = new Map();
      const directory = createDirectory(await session.read(readAll));
      for (const [id, entry] of meanwhile) apply(directory, id, entry);
      ready = directory;
    } while (outdated);
    return ready;
  };
  const rebuild = (): Promise<Directory> => {
    building ??= build().finally(() => {
      building = null;
    });
    return building;
  };

  const refresh = async (id: string): Promise<void> => {
    const row = await session.read(() => database.customers.get(id));
    const entry = row ? entryOf(await rows.customer(row)) : null;
    if (building) meanwhile.set(id, entry);
    if (ready) apply(ready, id, entry);
    if (ready && ready.changes() > rebuildAfterChanges) await rebuild();
  };

  let refreshing: Promise<void> = Promise.resolve();
  const stopListening = changes.listen((change) => {
    if (change.kind === 'interaction' || change.kind === 'recording') return;
    if (change.kind === 'everything') {
      ready = null;
      if (building) outdated = true;
    } else if (ready || building) {
      refreshing = refreshing
        .then(() => refresh(change.id))
        .catch((error: unknown) => log('error', `book directory: ${String(error)}`));
    }
  });

  return {
    /** Null until it is read. */
    ready: (): Directory | null => ready,
    /** With everything that was saved before it was asked for. */
    complete: async (): Promise<Directory> => {
      await refreshing;
      return ready ?? rebuild();
    },
    prepare: (): void => {
      cancelPrepare();
      cancelPrepare = clock.after(prepareAfterMs, () => {
        if (!ready) {
          rebuild().catch((error: unknown) => log('error', `book directory: ${String(error)}`));
        }
      });
    },
    stop: (): void => {
      cancelPrepare();
      stopListening();
    },
  };
};

export type DirectoryKeeper = ReturnType<typeof createDirectoryKeeper>;
