import type { Clock, Log } from '../kernel';

const againAfterMs = [1_000, 3_000];
/** A page that is loaded again, and again misses it, goes on without. */
const reloadsAtMost = 2;

export interface CodeFetcher {
  /**
   * Fetches a piece of the desk's code, some times if need be: a change of the network cuts off what is being fetched
   * just then. Rejects when nothing helps.
   */
  fetch<T>(name: string, code: () => Promise<T>): Promise<T>;
  /**
   * What the desk cannot do without: Chromium remembers a module that it could not fetch, so at last the page is loaded
   * again, where nobody is disturbed by that.
   */
  fetchNeeded<T>(name: string, code: () => Promise<T>): Promise<T>;
}

interface Parts {
  clock: Clock;
  log: Log;
  /** Outlives a page that is loaded again, and no more. */
  memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** No call is up, and nothing typed would be lost. */
  isCalm: () => boolean;
  reload: () => void;
}

export const createCodeFetcher = ({ clock, log, memory, isCalm, reload }: Parts): CodeFetcher => {
  const rest = (ms: number) => new Promise<void>((done) => void clock.after(ms, done));
  const fetchCode = async <T>(name: string, code: () => Promise<T>): Promise<T> => {
    let failure: unknown = null;
    for (const ms of [0, ...againAfterMs]) {
      if (ms > 0) await rest(ms);
      try {
        return await code();
      } catch (error) {
        failure = error;
        log('warn', `${name} could not be loaded: ${String(error)}`);
      }
    }
    throw failure;
  };
  return {
    fetch: fetchCode,
    fetchNeeded: async (name, code) => {
      const place = `allodesk.code.${name}`;
      try {
        const fetched = await fetchCode(name, code);
        memory.removeItem(place);
        return fetched;
      } catch (failure) {
        const reloads = Number(memory.getItem(place));
        if (reloads < reloadsAtMost && isCalm()) {
          memory.setItem(place, String(reloads + 1));
          reload();
        }
        throw failure;
      }
    },
  };
};
