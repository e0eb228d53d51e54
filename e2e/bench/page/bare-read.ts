import type { StoredCustomer } from '../../../renderer/book/archive/row-codec';
import { filingKeys } from '../../../renderer/book/customers';
import { numberOf } from './book-fill';
import { painted } from './painted';

const opened = new Map<string, Promise<IDBDatabase>>();

const open = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });

const answered = (request: IDBRequest): Promise<unknown> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
  });

const opening = (name: string): Promise<IDBDatabase> => {
  const found = opened.get(name) ?? open(name);
  opened.set(name, found);
  return found;
};

const findByNumber = (database: IDBDatabase, customer: number): Promise<unknown> => {
  const e164 = numberOf(customer);
  const [key = ''] = filingKeys({ label: 'mobile', written: e164, e164 });
  const store = database.transaction('customers', 'readonly').objectStore('customers');
  return answered(store.index('phones').get(key));
};

/** One read of the same row by the index of its number, with nothing but IndexedDB. */
export const bareRead = async (name: string, customer: number): Promise<number> => {
  const database = await opening(name);
  const from = performance.now();
  const row = await findByNumber(database, customer);
  const took = performance.now() - from;
  if (row === undefined) throw new Error(`customer ${customer} is not in the book`);
  return took;
};

/** The same, then the last contacts, then both on the screen with no program in between. */
export const bareCard = async (name: string, customer: number): Promise<number> => {
  const database = await opening(name);
  const card = document.createElement('pre');
  card.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 99; background: white';
  const from = performance.now();
  const row = (await findByNumber(database, customer)) as StoredCustomer;
  const contacts = await answered(
    database
      .transaction('interactions', 'readonly')
      .objectStore('interactions')
      .index('[customer+newest]')
      .getAll(IDBKeyRange.bound([row.id, Number.NEGATIVE_INFINITY], [row.id, []]), 20),
  );
  card.textContent = JSON.stringify([row, contacts], null, 1);
  document.body.append(card);
  const took = (await painted()) - from;
  card.remove();
  return took;
};
