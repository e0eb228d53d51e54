import type { Platform } from '../platform/ports';
import { addressesOf } from '../policy/network-change';

/** Notices new addresses (another network, a VPN) within a second; no system tells it everywhere. */
export const watchNetwork = (
  platform: Pick<Platform, 'interfaces' | 'every'>,
  changed: () => void,
): (() => void) => {
  let known = addressesOf(platform.interfaces());
  return platform.every(1000, () => {
    const now = addressesOf(platform.interfaces());
    if (now === known) return;
    known = now;
    changed();
  });
};
