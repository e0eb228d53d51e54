const scratch = 'allodesk-new-log';
/** LevelDB begins a new log after 4 MB at most. What is longer than 64 kB Chromium would keep in a file of its own. */
const rowBytes = 48 * 1024;
const rowsAtOnce = 60;
const rounds = 4;

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('unknown')));
  });

const fillRound = (store: IDBDatabase, round: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const work = store.transaction('rows', 'readwrite', { durability: 'strict' });
    work.addEventListener('complete', () => resolve());
    work.addEventListener('abort', () => reject(work.error ?? new Error('no room')));
    const bytes = crypto.getRandomValues(new Uint8Array(rowBytes));
    for (let row = 0; row < rowsAtOnce; row++)
      work.objectStore('rows').put(bytes, round * rowsAtOnce + row);
  });

/**
 * Writes so much beside the book that the origin's store goes over to a new log, and takes it away again: 12 MB.
 * The first thing that is done after the old log was broken off. Rejects where it fails.
 */
export const leaveLog = async (): Promise<void> => {
  const opening = indexedDB.open(scratch, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('rows'));
  const store = await asked(opening);
  try {
    for (let round = 0; round < rounds; round++) await fillRound(store, round);
  } finally {
    store.close();
  }
  await asked(indexedDB.deleteDatabase(scratch));
};
