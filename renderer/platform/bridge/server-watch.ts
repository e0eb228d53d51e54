interface Needs {
  /** The server's public key as it stands in the page (SPKI, base64). Null: there is no such server to watch. */
  key: string | null;
  fetchFrom: typeof fetch;
  wait(ms: number): Promise<void>;
  /** The server is gone, or somebody else answers in its place. */
  gone(): void;
  /** How long an answer may take. */
  answerMs?: number;
}

interface Connection {
  ended: Promise<void>;
  close(): void;
}

/** Nobody answers, which a change of the network explains; one who says nothing; or one who is not our server. */
type Found = Connection | 'nobody' | 'silent' | 'stranger';

const triesMs = [100, 300, 600, 1000, 2000];
/** A machine that was busy, or just woke, may keep answers back; not three in a row, each for its whole time. */
const silencesAtMost = 3;
/** A signature of 64 bytes, in base64. */
const proofLength = 88;

const bytesOf = (text: string) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));

const createVerifier = (key: string) => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  return async (proof: string, word: string): Promise<boolean> => {
    try {
      const known = await crypto.subtle.importKey('spki', bytesOf(key), algorithm, false, [
        'verify',
      ]);
      const said = new TextEncoder().encode(word);
      return await crypto.subtle.verify(algorithm, known, bytesOf(proof), said);
    } catch {
      return false;
    }
  };
};

const readProof = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < proofLength) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  return text;
};

const readToItsEnd = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> => {
  try {
    while (!(await reader.read()).done);
  } catch {
    // A change of the network breaks it too.
  }
};

/**
 * Stays connected to the local server. Its port may be another user's the moment it ends, and with it the address that
 * the book belongs to: the page must end with it. Each connection is proven by a signature over a word of this page.
 */
export const watchServer = ({ key, fetchFrom, wait, gone, answerMs = 3000 }: Needs) => {
  if (key === null) return { isThere: async () => true };
  const verifies = createVerifier(key);

  const connect = async (): Promise<Found> => {
    const word = crypto.randomUUID();
    const stop = new AbortController();
    // One who takes the port and says nothing must not keep the page waiting.
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      stop.abort();
    }, answerMs);
    try {
      const address = `/alive?nonce=${word}`;
      const answer = await fetchFrom(address, { cache: 'no-store', signal: stop.signal });
      const reader = answer.body?.getReader();
      if (!answer.ok || !reader || !(await verifies(await readProof(reader), word))) {
        stop.abort();
        return isLate ? 'silent' : 'stranger';
      }
      return { ended: readToItsEnd(reader), close: () => stop.abort() };
    } catch {
      return isLate ? 'silent' : 'nobody';
    } finally {
      clearTimeout(late);
    }
  };
  const find = async (): Promise<Connection | null> => {
    let silences = 0;
    for (const ms of triesMs) {
      await wait(ms);
      const found = await connect();
      silences = found === 'silent' ? silences + 1 : 0;
      if (found === 'stranger' || silences === silencesAtMost) return null;
      if (typeof found !== 'string') return found;
    }
    return null;
  };
  const watch = async () => {
    for (let found = await find(); found; found = await find()) await found.ended;
    gone();
  };
  void watch();

  return {
    /** To be asked before the page is loaded again: who answers then is given all that the page has. */
    isThere: async (): Promise<boolean> => {
      const found = await find();
      found?.close();
      return found !== null;
    },
  };
};
