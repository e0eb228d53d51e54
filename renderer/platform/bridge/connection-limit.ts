import type { ResolvedSettings } from '@contract';
import { connectSources, needsNewPolicy, type Places, placesOf } from '@policy/connect-sources';

interface Needs {
  /** From now on the page may connect to these sources and its own server alone, until it is loaded again. */
  limit(sources: readonly string[]): void;
  reload(): void;
}

/**
 * The page's own policy for what it connects to (w3.org/TR/CSP3), drawn tighter than the local server can, which does
 * not know the settings. A page cannot be loosened: another server takes effect with a fresh page, once no call is up.
 */
export const createConnectionLimit = (first: ResolvedSettings, needs: Needs) => {
  // Whether plain addresses are allowed was said by the local server's header.
  const places = (settings: ResolvedSettings): Places => ({ ...placesOf(settings), plain: true });
  let served = places(first);
  let calls = 0;
  let wanted = false;
  needs.limit(connectSources(served));
  const reloadIfQuiet = () => {
    if (!wanted || calls > 0) return;
    wanted = false;
    needs.reload();
  };
  return {
    changed: (settings: ResolvedSettings) => {
      const now = places(settings);
      if (!needsNewPolicy(served, now)) return;
      served = now;
      wanted = true;
      reloadIfQuiet();
    },
    calls: (count: number) => {
      calls = count;
      reloadIfQuiet();
    },
  };
};
