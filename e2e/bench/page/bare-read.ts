import { filingKey } from '../../../renderer/customers';
import { numberOf } from './book-fill';

const opened = new Map<string, Promise<IDBDatabase>>();

const open = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });

/** One read of the same row by the index of its number, with nothing but IndexedDB. */
export const bareRead = async (name: string, customer: number): Promise<number> => {
  const opening = opened.get(name) ?? open(name);
  opened.set(name, opening);
  const database = await opening;
  const e164 = numberOf(customer);
  const key = filingKey({ label: 'mobile', written: e164, e164 }) ?? '';
  const from = performance.now();
  const row = await new Promise<unknown>((resolve, reject) => {
    const store = database.transaction('customers', 'readonly').objectStore('customers');
    const request = store.index('phones').get(key);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
  });
  const took = performance.now() - from;
  if (row === undefined) throw new Error(`${e164} is not in the book`);
  return took;
};
