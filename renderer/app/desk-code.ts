import { startBookWorker, type StartedWorker } from '../book/worker/start-worker';
import type * as BookPage from '../book/worker';
import { loadInCall } from '../features/calls';
import type * as Headset from '../phone/headset/driver';
import { loadWords } from '../platform/i18n';
import type { Clock, Log } from '../kernel';
import { loadPhoneJudge } from '../model/numbers';
import type * as Sip from '../phone/sip';
import { loadOverlays } from '../ui';
import { createCodeFetcher } from './fetch-code';
import { features } from './features';
import type { FirstPaint } from './first-paint';
import { fetchLaterCode } from './later-code';
import type { phoneShapes } from '../phone/port/phone-shapes';

/** The code that comes after the first screen. */
export interface DeskCode {
  /** The schemas of the phone's port. */
  phoneShapes(): Promise<typeof phoneShapes>;
  sip(): Promise<typeof Sip>;
  /** The page's part of the book, and the worker that has the rest of it: `begin` makes a book of them. */
  book<T>(begin: (page: typeof BookPage, worker: StartedWorker) => Promise<T>): Promise<T>;
  headset(): Promise<typeof Headset>;
}

interface Parts {
  firstPaint: FirstPaint;
  clock: Clock;
  log: Log;
  /** No call is up, and nothing typed would be lost. */
  isCalm: () => boolean;
}

/** As soon as the machine has nothing better to do, and soon in any case. Milliseconds. */
const idleAtLatestMs = 1_000;

/**
 * The telephone and the book first, which the line waits for; no call comes before its screen is there. The rest by
 * itself right after, so that a desk that has lost its server misses nothing.
 */
export const createDeskCode = ({ firstPaint, clock, log, isCalm }: Parts): DeskCode => {
  const fetcher = createCodeFetcher({
    clock,
    log,
    memory: sessionStorage,
    isCalm,
    reload: () => location.reload(),
  });
  const phone = async () => {
    await firstPaint.seen;
    return fetcher.fetchNeeded(
      'phone',
      async () => (await Promise.all([import('../phone/sip'), loadInCall()]))[0],
    );
  };
  const said = (name: string) => (error: unknown) => log('error', `${name}: ${String(error)}`);
  /** What has a way of its own to ask again when it is used. */
  const ahead = (parts: Record<string, () => Promise<unknown>>) => {
    for (const [name, load] of Object.entries(parts)) fetcher.fetch(name, load).catch(said(name));
  };
  const rest = () => {
    fetchLaterCode(features, fetcher, log);
    ahead({
      english: () => loadWords('en'),
      french: () => loadWords('fr'),
      // Until then the fast path reads every number.
      numbers: loadPhoneJudge,
    });
  };
  let sip: Promise<typeof Sip> | null = null;
  const once = (): Promise<typeof Sip> => {
    if (sip) return sip;
    sip = phone();
    firstPaint.seen
      .then(() => fetcher.fetchNeeded('overlays', loadOverlays))
      .catch(said('overlays'));
    const soon = () => void requestIdleCallback(rest, { timeout: idleAtLatestMs });
    sip.then(soon, soon);
    return sip;
  };
  return {
    sip: once,
    book: async (begin) => {
      await firstPaint.seen;
      return fetcher.fetchNeeded('book', async () => {
        // Fetched side by side.
        const started = startBookWorker();
        try {
          return await begin(await import('../book/worker'), started);
        } catch (error) {
          started.worker.terminate();
          throw error;
        }
      });
    },
    phoneShapes: async () => {
      await firstPaint.seen;
      const load = () => import('../phone/port/phone-shapes');
      return (await fetcher.fetchNeeded('phoneShapes', load)).phoneShapes;
    },
    // Behind the telephone: no button is of use before it.
    headset: async () => {
      await once().catch(() => undefined);
      return fetcher.fetchNeeded('headset', () => import('../phone/headset/driver'));
    },
  };
};
