import type { Log } from '../kernel';
import type { Feature } from '../platform/feature';
import type { CodeFetcher } from './fetch-code';

/**
 * Fetches what features bring for later, each part by itself: what one lacks costs no other, and is said in the log.
 * What is needed is asked for until it is here, at last by a page that is loaded again; for the rest its view has a way
 * to ask again.
 */
export const fetchLaterCode = (
  features: readonly Feature[],
  fetcher: CodeFetcher,
  log: Log,
): void => {
  for (const { name, load, needed } of features.flatMap(({ later = [] }) => later)) {
    const fetched = needed ? fetcher.fetchNeeded(name, load) : fetcher.fetch(name, load);
    fetched.catch((error: unknown) => log('error', `${name}: ${String(error)}`));
  }
};
