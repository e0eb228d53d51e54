import type { Log } from '../../kernel';
import { watchServer } from './server-watch';

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Policies of a page are added up: it can be drawn tighter, and not wider again. */
const tighten = (content: string) => {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = content;
  document.head.append(policy);
};

/** The page's window, as far as the browser edition's own local server decides over it. */
export const createOwnServer = (log: Log) => {
  let calls = 0;
  const end = () => {
    log('error', 'the server of this page has ended');
    // A call that is up is not cut off: its page is loaded already. What it has not loaded would be a stranger's.
    tighten("script-src 'wasm-unsafe-eval'; worker-src 'none'; style-src 'unsafe-inline'");
    const timer = setInterval(() => {
      if (calls > 0) return;
      clearInterval(timer);
      close();
      // A browser that keeps the window is left with an empty one.
      setTimeout(() => location.replace('about:blank'), 300);
    }, 250);
  };
  const named = document.querySelector<HTMLMetaElement>('meta[name="allodesk-server"]');
  const fetchFrom = fetch.bind(window);
  const server = watchServer({ key: named?.content ?? null, fetchFrom, wait, gone: end });
  return {
    limit: (sources: readonly string[]) => tighten(`connect-src 'self' ${sources.join(' ')}`),
    reload: async () => {
      // Time for the secret to follow a new server.
      await wait(1500);
      if (await server.isThere()) location.reload();
    },
    calls: (count: number) => {
      calls = count;
    },
  };
};
