import type { HeadsetQuirk, HeadsetTeaching } from '@contract';
import type { DeviceQuestion, PermissionQuestion } from '../platform/ports';
import { connectSources, type Places } from '../policy/connect-sources';
import { isDeskUrl } from '../ipc/trusted-frame';
import { isNamedBy, isTeachable } from '../policy/headset-quirks';
import webFiles from './web-files.json';

/** The Content-Security-Policy of the desk's pages (w3.org/TR/CSP3), for the places that the settings name. */
export const contentPolicy = (places: Places): string =>
  [
    ...Object.entries(webFiles.policy).map(([name, sources]) => `${name} ${sources}`),
    `connect-src ${["'self'", ...connectSources(places)].join(' ')}`,
  ].join('; ');

/**
 * What the desk's own page may have. Reaching a PBX in the same house or on this machine asks for
 * the network permissions; the book asks for storage that the system does not clear.
 */
const granted = new Set([
  'speaker-selection',
  'notifications',
  'hid',
  'local-network',
  'local-network-access',
  'loopback-network',
  'persistent-storage',
]);

/** Everything that is not named is refused, and everything to everybody else. */
export const permits = ({ permission, url, media }: PermissionQuestion): boolean => {
  if (!isDeskUrl(url)) return false;
  if (permission === 'media') return media.length > 0 && media.every((kind) => kind === 'audio');
  return granted.has(permission);
};

/** Telephony headset (USB HID Usage Tables, page 0x0B, usage 0x05). */
const isHeadset = ({ usagePage, usage }: DeviceQuestion['collections'][number]): boolean =>
  usagePage === 0x0b && usage === 0x05;

/** What may be used beside headsets of the standard. */
export interface OtherHeadsets {
  /** Those whose buttons a setting names. */
  quirks: readonly HeadsetQuirk[];
  /** What is being taught at this moment. */
  teaching: HeadsetTeaching;
}

/**
 * Devices that the desk's own page may use without being asked: headsets, and what a setting or the agent's lesson
 * names. Nothing else that is plugged in; of what is no standard headset, never something to type or to sign with.
 */
export const permitsDevice = (
  { kind, origin, product, collections }: DeviceQuestion,
  { quirks, teaching }: OtherHeadsets,
): boolean => {
  if (kind !== 'hid' || !isDeskUrl(origin)) return false;
  if (collections.some(isHeadset)) return true;
  if (!isTeachable(collections)) return false;
  return teaching === 'look' || teaching === product || isNamedBy(quirks, product, collections);
};
