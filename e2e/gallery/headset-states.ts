import type { HeadsetQuirk } from '@contract';
import type { HeadsetView, LessonView } from '../../renderer/phone/headset';
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
  taught: [],
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
  taught: [],
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
const unknown = { id: 'three', name: 'Logitech G535', product: '046d:0ac4' };
const asking: LessonView = {
  ...unknown,
  phase: 'ask',
  asked: 'mute',
  step: 2,
  presses: 1,
  trouble: null,
  outcomes: { hook: 'learned', drop: 'withHook' },
  end: null,
  change: { reportId: 17, byte: 3, from: 0, to: 1, at: now - 900 },
  quirk: null,
  useful: false,
};
const place = { collection: 'ff43:0202', reportId: 17, byte: 3 } as const;
const quirk = {
  product: unknown.product,
  name: unknown.name,
  buttons: [
    { button: 'hook', ...place, mask: 1, value: 1, kind: 'press' },
    { button: 'mute', ...place, mask: 2, value: 2, kind: 'toggle' },
  ],
} satisfies HeadsetQuirk;
const review: LessonView = {
  ...asking,
  phase: 'review',
  asked: null,
  step: 5,
  presses: 0,
  outcomes: { ...asking.outcomes, mute: 'learned', reject: 'none', redial: 'none' },
  quirk,
  useful: true,
};
const resting: LessonView = {
  ...asking,
  phase: 'rest',
  asked: null,
  step: 0,
  presses: 0,
  outcomes: {},
  change: null,
};
const taughtOne: HeadsetView = {
  ...evolve,
  ...unknown,
  buttons: ['hook', 'mute'],
  taught: ['hook', 'mute'],
  lights: [],
  lit: [],
  seen: { mute: now - 4 * 60_000 },
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
  'settings-headset-unknown': page({ headsets: { headsets: [evolve], unknown: [unknown] } }),
  'settings-headset-taught': page({
    headsets: { headsets: [taughtOne] },
    settings: { 'audio.headsetQuirks': [quirk] },
  }),
  'settings-headset-unknown-in-call': page({
    ...talking,
    headsets: { headsets: [evolve], unknown: [unknown] },
  }),
  'teach-ask': page({ headsets: { lesson: asking } }),
  'teach-same': page({
    headsets: { lesson: { ...asking, presses: 0, trouble: { sameAs: 'hook' } } },
  }),
  'teach-rest': page({ headsets: { lesson: resting } }),
  'teach-review': page({ headsets: { lesson: review } }),
  'teach-over': page({
    headsets: { lesson: { ...resting, phase: 'over', end: 'unplugged' } },
  }),
  'teach-over-kept': page({ headsets: { lesson: { ...review, phase: 'over', end: 'timedOut' } } }),
  'strip-teach-ask': inStrip(
    { kind: 'settings', section: 'headset' },
    { headsets: { lesson: asking } },
  ),
  'strip-settings-headset-unknown': inStrip(
    { kind: 'settings', section: 'headset' },
    { headsets: { headsets: [evolve], unknown: [unknown] } },
  ),
  'muted-on-headset': { desk: { ...talking, headsets: { mutedThere: true } } },
};
