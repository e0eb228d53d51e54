import { type ParkedShelf, readParked } from '../parked-shelf';

const name = 'allodesk.parked';

/** In the desk's own storage of the browser, written before the call leaves. */
export const webShelf = (now: () => number): ParkedShelf => ({
  read: () => readParked(localStorage.getItem(name), now()),
  write: (calls) => localStorage.setItem(name, JSON.stringify(calls)),
});
