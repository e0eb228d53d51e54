type Questions = Record<string, (...of: never[]) => Promise<unknown>>;
type News = Record<string, (...of: never[]) => void>;

/** What one end of a link asks the other, and what it tells without waiting for an answer. Plain data alone. */
export interface LinkEnd {
  questions: Questions;
  news: News;
}

type Message =
  | { kind: 'question'; key: number; name: string; of: unknown[] }
  | { kind: 'answer'; key: number; value: unknown }
  | { kind: 'refusal'; key: number; why: string }
  | { kind: 'news'; name: string; of: unknown[] };

/** Of a worker, of its own side of it and of a MessagePort what is needed. */
export interface Line {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', hear: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', hear: (event: MessageEvent) => void): void;
}

export interface Link<Mine extends LinkEnd> {
  /** Rejects with what the other end has thrown, or when it has ended. */
  ask<Name extends keyof Mine['questions'] & string>(
    name: Name,
    ...of: Parameters<Mine['questions'][Name]>
  ): ReturnType<Mine['questions'][Name]>;
  tell<Name extends keyof Mine['news'] & string>(
    name: Name,
    ...of: Parameters<Mine['news'][Name]>
  ): void;
  /** Nothing is heard any more, and whoever waits for an answer is told. */
  end(why: string): void;
}

interface Waiting {
  answered(value: unknown): void;
  refused(error: Error): void;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/**
 * Questions and news in both directions over one line, in the order in which they were sent. Each answer carries the
 * key of its question, and a new worker has a new link: an old answer is never taken for a new one.
 */
export const createLink = <Mine extends LinkEnd, Theirs extends LinkEnd>(
  line: Line,
  answers: Theirs['questions'],
  hears: Theirs['news'],
): Link<Mine> => {
  const waiting = new Map<number, Waiting>();
  let keys = 0;
  let ended: string | null = null;

  const answer = async (key: number, name: string, of: unknown[]): Promise<void> => {
    try {
      const asked = answers[name];
      if (!asked) throw new Error(`nobody answers ${name}`);
      const value = await asked(...(of as never[]));
      if (ended === null) line.postMessage({ kind: 'answer', key, value } satisfies Message);
    } catch (error) {
      const why = messageOf(error);
      if (ended === null) line.postMessage({ kind: 'refusal', key, why } satisfies Message);
    }
  };
  const hear = ({ data }: MessageEvent): void => {
    const message = data as Message;
    if (message.kind === 'news') return hears[message.name]?.(...(message.of as never[]));
    const { key } = message;
    if (message.kind === 'question') return void answer(key, message.name, message.of);
    const asked = waiting.get(key);
    waiting.delete(key);
    if (message.kind === 'answer') asked?.answered(message.value);
    else asked?.refused(new Error(message.why));
  };
  line.addEventListener('message', hear);

  const ask = (name: string, of: unknown[]): Promise<unknown> =>
    new Promise((answered, refused) => {
      if (ended !== null) return refused(new Error(ended));
      const key = keys++;
      waiting.set(key, { answered, refused });
      try {
        line.postMessage({ kind: 'question', key, name, of } satisfies Message);
      } catch (error) {
        // Something in it cannot be sent.
        waiting.delete(key);
        refused(error instanceof Error ? error : new Error(String(error)));
      }
    });
  return {
    ask: <Name extends keyof Mine['questions'] & string>(
      name: Name,
      ...of: Parameters<Mine['questions'][Name]>
    ) => ask(name, of) as ReturnType<Mine['questions'][Name]>,
    tell: (name, ...of) => {
      if (ended === null) line.postMessage({ kind: 'news', name, of } satisfies Message);
    },
    end: (why) => {
      ended ??= why;
      line.removeEventListener('message', hear);
      const left = [...waiting.values()];
      waiting.clear();
      for (const { refused } of left) refused(new Error(why));
    },
  };
};
