import { type ParkedStorage, readParked } from '../parked-storage';

const name = 'allodesk.parked';

/** In the desk's own storage of the browser, written before the call leaves. */
export const webStorage = (now: () => number): ParkedStorage => ({
  read: () => readParked(localStorage.getItem(name), now()),
  write: (calls) => localStorage.setItem(name, JSON.stringify(calls)),
});
