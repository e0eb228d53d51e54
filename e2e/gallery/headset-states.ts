import type { HeadsetView } from '../../renderer/headset';
import { inStrip } from './in-strip';
import { known, talking } from './calls-samples';
import type { FakeDeskState } from './fake-desk';
import type { GalleryState } from './gallery-state';
import { claire, now, sampleCall } from './samples';

const evolve: HeadsetView = {
  id: 'one',
  name: 'Jabra Evolve2 40',
  product: '0b0e:0e40',
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
  product: '047f:02e6',
  access: 'readOnly',
  powers: 'calls',
  used: false,
  buttons: ['hook', 'mute'],
  lights: ['offHook'],
  lit: [],
  seen: {},
};

const asleep: HeadsetView = {
  ...readOnly,
  id: 'three',
  name: 'Jabra Link 390',
  product: '0b0e:24c7',
  access: 'open',
  reach: 'off',
};
const spare: HeadsetView = { ...readOnly, access: 'open' };
/** Chosen on this page a moment ago: its sound came along. */
const chosen: FakeDeskState = {
  headsets: { headsets: [evolve, spare, asleep] },
  headsetChosen: {
    id: 'one',
    name: 'Jabra Evolve2 40',
    microphone: 'follows',
    speaker: 'follows',
  },
};
const fixed: FakeDeskState = {
  headsets: { headsets: [evolve, spare] },
  headsetChosen: { id: 'one', name: evolve.name, microphone: 'fixed', speaker: 'follows' },
};
/** Its buttons are used, its microphone is not. */
const elsewhere: FakeDeskState = {
  headsets: { headsets: [evolve] },
  audio: {
    decision: {
      microphone: { id: 'built-in', groupId: 'pc', label: 'Realtek Audio' },
      speaker: { id: 'built-in', groupId: 'pc', label: 'Realtek Audio' },
      ringer: { id: 'built-in', groupId: 'pc', label: 'Realtek Audio' },
    },
  },
};
const away: FakeDeskState = { headsets: { headsets: [{ ...evolve, reach: 'off' }] } };

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
  'settings-headset-chosen': page(chosen),
  'settings-headset-fixed': page(fixed),
  'settings-headset-elsewhere': page(elsewhere),
  'strip-settings-headset-chosen': inStrip({ kind: 'settings', section: 'headset' }, chosen),
  'settings-audio-headset': {
    desk: {
      headsets: { headsets: [evolve] },
      documents: [{ kind: 'settings', section: 'audio' }],
    },
    sizes: ['wide'],
  },
  'ringing-headset-off': {
    desk: { calls: [sampleCall('a', claire, {})], recognised: known('a', 'claire')!, ...away },
  },
  'talking-headset-off': { desk: { ...talking, ...away } },
  'muted-on-headset': { desk: { ...talking, headsets: { mutedThere: true } } },
};
