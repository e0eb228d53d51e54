import type { Log } from '../kernel';
import { watchServer } from './server-watch';

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** The page's window, as far as the browser edition's own local server decides over it. */
export const createOwnServer = (log: Log) => {
  let calls = 0;
  const end = () => {
    log('error', 'the server of this page has ended');
    // A call that is up is not cut off: its page is loaded already.
    const timer = setInterval(() => {
      if (calls > 0) return;
      clearInterval(timer);
      close();
      // A browser that keeps the window is left with an empty one.
      setTimeout(() => location.replace('about:blank'), 300);
    }, 250);
  };
  void watchServer({ fetchFrom: fetch.bind(window), wait, gone: end });
  return {
    limit: (sources: readonly string[]) => {
      const policy = document.createElement('meta');
      policy.httpEquiv = 'Content-Security-Policy';
      policy.content = `connect-src 'self' ${sources.join(' ')}`;
      document.head.append(policy);
    },
    // Time for the secret to follow a new server.
    reload: () => void wait(1500).then(() => location.reload()),
    calls: (count: number) => {
      calls = count;
    },
  };
};
