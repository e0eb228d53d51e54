import type { HeadsetView } from '../../renderer/headset';
import { inStrip } from './in-strip';
import { talking } from './calls-samples';
import type { FakeDeskState } from './fake-desk';
import type { GalleryState } from './gallery-state';
import { now } from './samples';

const evolve: HeadsetView = {
  id: 'one',
  name: 'Jabra Evolve2 40',
  access: 'open',
  powers: 'calls',
  used: true,
  buttons: ['hook', 'mute', 'flash', 'redial', 'reject'],
  lights: ['offHook', 'ring', 'mute', 'hold', 'microphone'],
  lit: ['mute'],
  seen: { hook: now - 19 * 60_000, redial: now - 86 * 60_000 },
};
const readOnly: HeadsetView = {
  id: 'two',
  name: 'Poly BT700',
  access: 'readOnly',
  powers: 'calls',
  used: false,
  buttons: ['hook', 'mute'],
  lights: ['offHook'],
  lit: [],
  seen: {},
};

const page = (more: FakeDeskState): GalleryState => ({
  desk: { ...more, documents: [{ kind: 'settings', section: 'headset' }] },
  sizes: ['wide'],
});

/** Headsets: their page in the settings, and one that is muted by itself in a call. */
export const headsetStates: Record<string, GalleryState> = {
  'settings-headset': page({ headsets: { headsets: [evolve, readOnly] } }),
  'strip-settings-headset': inStrip(
    { kind: 'settings', section: 'headset' },
    { headsets: { headsets: [evolve, readOnly] } },
  ),
  'strip-settings-headset-none': inStrip(
    { kind: 'settings', section: 'headset' },
    { info: { edition: 'browser' } },
  ),
  'settings-headset-none': page({ info: { edition: 'browser' } }),
  'muted-on-headset': { desk: { ...talking, headsets: { mutedThere: true } } },
};
