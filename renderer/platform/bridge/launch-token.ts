const fragment = /^#settings=([\w-]{20,})$/;

export interface HandedOver {
  text: string;
  /** Tells the terminal why the file does not serve. */
  refuse: (why: string) => Promise<void>;
}

/**
 * `npm start -- --settings FILE` gives the browser its file through the local server, once, for the
 * token in the address. The token leaves the address bar before anything else happens.
 */
export const takeHandedOver = async (
  place: Pick<Location, 'hash' | 'pathname'>,
  history: Pick<History, 'replaceState'>,
  fetchFrom: typeof fetch,
): Promise<HandedOver | null> => {
  const token = fragment.exec(place.hash)?.[1];
  if (token === undefined) return null;
  history.replaceState(null, '', place.pathname);
  const answer = await fetchFrom('/handover', {
    method: 'POST',
    headers: { 'x-allodesk-token': token },
    cache: 'no-store',
  });
  if (!answer.ok) return null;
  return {
    text: await answer.text(),
    refuse: async (why) => {
      await fetchFrom('/handover/refused', {
        method: 'POST',
        headers: { 'x-allodesk-token': token },
        body: why,
      });
    },
  };
};
