import type { Publish } from '../ipc/publish';
import type { Platform } from '../platform/ports';
import { addressesOf } from '../policy/network-change';

/** Looking takes about 0.05 ms of the processor: 0.02 % of it at this rate. */
const everyMs = 250;

/**
 * What is bound to an address dies with it, and Chromium looks for another one two seconds later (on Linux): where
 * there is any network, sound goes through sockets that follow the system's routes. Without one, only the loopback
 * carries the practice line, and no route leads there.
 */
const hasNetwork = (platform: Pick<Platform, 'interfaces'>): boolean =>
  addressesOf(platform.interfaces()) !== '';

/** Notices new addresses (another network, a VPN) soon; no system tells it everywhere. */
const watchNetwork = (
  platform: Pick<Platform, 'interfaces' | 'every'>,
  changed: () => void,
): (() => void) => {
  let known = addressesOf(platform.interfaces());
  return platform.every(everyMs, () => {
    const now = addressesOf(platform.interfaces());
    if (now === known) return;
    known = now;
    changed();
  });
};

interface Needs {
  platform: Pick<Platform, 'interfaces' | 'every'>;
  window: { followRoutes(wanted: boolean): void };
  publish: Publish;
}

export const networkService = ({ platform, window, publish }: Needs) => {
  const follow = () => window.followRoutes(hasNetwork(platform));
  follow();
  const stop = watchNetwork(platform, () => {
    follow();
    publish('network.changed', null);
  });
  return { end: stop };
};
