interface Needs {
  fetchFrom: typeof fetch;
  wait(ms: number): Promise<void>;
  /** The server is gone, or somebody else answers in its place. */
  gone(): void;
}

interface Connection {
  /** Chosen anew at each start of the server, known to its pages alone. */
  instance: string;
  ended: Promise<void>;
}

const triesMs = [100, 300, 600, 1000, 2000];

const connect = async (fetchFrom: typeof fetch): Promise<Connection | null> => {
  try {
    const answer = await fetchFrom('/alive', { cache: 'no-store' });
    const reader = answer.ok ? answer.body?.getReader() : undefined;
    const first = await reader?.read();
    if (!reader || !first?.value) return null;
    const ended = async () => {
      try {
        while (!(await reader.read()).done);
      } catch {
        // A change of the network breaks it too.
      }
    };
    return { instance: new TextDecoder().decode(first.value), ended: ended() };
  } catch {
    return null;
  }
};

/**
 * Stays connected to the local server. Its port may be another user's the moment it ends, and with it the address that
 * the book belongs to: the page must end with it. A page without such a server is not watched.
 */
export const watchServer = async ({ fetchFrom, wait, gone }: Needs): Promise<void> => {
  let connection = await connect(fetchFrom);
  const ours = connection?.instance;
  while (connection) {
    await connection.ended;
    connection = null;
    for (const ms of triesMs) {
      await wait(ms);
      connection = await connect(fetchFrom);
      if (connection) break;
    }
    if (connection?.instance !== ours) connection = null;
  }
  if (ours !== undefined) gone();
};
