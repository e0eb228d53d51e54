const fragment = /^#settings=([\w-]{20,})$/;
const key = 'allodesk.handover';
const againAfterMs = [500, 1_500];

export interface HandedOver {
  text: string;
  /** The page will stay: the token opens nothing from now on. */
  taken: () => Promise<void>;
  /** Tells the terminal why the file does not serve. */
  refuse: (why: string) => Promise<void>;
}

export interface LaunchPlace {
  place: Pick<Location, 'hash' | 'pathname'>;
  history: Pick<History, 'replaceState'>;
  /** Outlives a page that is loaded again, and no more. */
  memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  fetchFrom: typeof fetch;
  wait: (ms: number) => Promise<void>;
}

/**
 * `npm start -- --settings FILE` gives the browser its file through the local server, for the token in the address. The
 * token leaves the address bar before anything else happens. A page that has to be loaded again before it shows
 * anything asks once more; `taken` ends that.
 *
 * @returns null without a token, or with one that serves no longer. Rejects when the server cannot be asked: a change of
 *   the network cuts off what is being fetched.
 */
export const takeHandedOver = async ({
  place,
  history,
  memory,
  fetchFrom,
  wait,
}: LaunchPlace): Promise<HandedOver | null> => {
  const given = fragment.exec(place.hash)?.[1];
  if (given !== undefined) {
    memory.setItem(key, given);
    history.replaceState(null, '', place.pathname);
  }
  const token = memory.getItem(key);
  if (token === null) return null;
  const post = async (path: string, body: string | null = null): Promise<Response> => {
    const headers = { 'x-allodesk-token': token };
    for (const ms of againAfterMs) {
      try {
        return await fetchFrom(path, { method: 'POST', headers, body, cache: 'no-store' });
      } catch {
        await wait(ms);
      }
    }
    return fetchFrom(path, { method: 'POST', headers, body, cache: 'no-store' });
  };
  const answer = await post('/handover');
  if (!answer.ok) {
    memory.removeItem(key);
    return null;
  }
  return {
    text: await answer.text(),
    taken: async () => {
      // Kept until the server knows: a page that is loaded again says it once more.
      await post('/handover/taken');
      memory.removeItem(key);
    },
    refuse: async (why) => {
      await post('/handover/refused', why);
    },
  };
};
