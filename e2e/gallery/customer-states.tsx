import { type ReactNode, useEffect } from 'react';
import { FirstStart } from '../../renderer/app/view/first-start';
import { CallsPane } from '../../renderer/features/calls';
import { CustomerPane, openSearch } from '../../renderer/features/customers';
import { type Document } from '../../renderer/platform/desk';
import { documentsDoor } from '../../renderer/platform/desk/documents';
import { useDoor } from '../../renderer/platform/doors';
import { WorkspaceFrame } from '../../renderer/ui';
import type { FakeDeskState } from './fake-desk';
import { sampleColleagues } from './fake-team';
import type { GalleryState } from './gallery-state';
import { book, inStrip } from './in-strip';
import {
  busyDay,
  claireWithNote,
  examples,
  julien,
  liveCall,
  longHistory,
  people,
  withHistory,
} from './customer-samples';
import { now, sampleCall } from './samples';
import type { SettingsSection } from '../../renderer/platform/desk';

/** The right-hand side of the workspace. */
export const customerPane = (): ReactNode => <CustomerPane />;

const wide: GalleryState['sizes'] = ['wide'];

const callFrom = (customer: typeof julien | null, name: 'ringing' | 'talking') =>
  sampleCall('a', customer, {
    startedAt: now - 7000,
    phase: { name, since: now - 7000 },
    media: name === 'talking' ? 'flowing' : 'none',
  });

const recognised = (matches: (typeof julien)[], chosen: string | null) => ({
  a: { interactionId: 'interaction-a', number: '', state: 'done' as const, matches, chosen },
});

const caller = { kind: 'caller' as const, call: 'a', interactionId: 'interaction-a' };
const settings = (section: SettingsSection, more: FakeDeskState = {}): GalleryState => ({
  desk: { ...book, ...more, documents: [{ kind: 'settings', section }] },
  sizes: wide,
});

/** The workspace with something in the search. */
const Searching = ({ query }: { query: string }) => {
  const documents = useDoor(documentsDoor);
  useEffect(() => openSearch(documents, query), [documents, query]);
  return <WorkspaceFrame calls={<CallsPane />} customer={<CustomerPane />} />;
};

const firstStart = (connecting: boolean): GalleryState['view'] => {
  const View = () => <FirstStart done={() => undefined} connecting={connecting} />;
  return () => <View />;
};

/** What an agent has open at noon. */
const manyOpen: Document[] = [
  { kind: 'customer', id: 'claire' },
  caller,
  { kind: 'customer', id: 'anais' },
  { kind: 'editCustomer', id: null, call: null, number: '' },
];
const atNoon: FakeDeskState = {
  ...book,
  calls: [callFrom(null, 'talking')],
  recognised: recognised([], null),
  documents: manyOpen,
};

export const customerStates: Record<string, GalleryState> = {
  'tabs-many': { desk: atNoon, sizes: wide },
  'strip-tabs-many': inStrip({ kind: 'settings', section: 'line' }, atNoon),
  today: { desk: { ...book, interactions: busyDay }, sizes: wide },
  'today-empty': { desk: { customers: [], interactions: [] }, sizes: wide },
  'today-practice': {
    desk: { customers: examples, interactions: [], settings: { 'desk.line': 'practice' } },
    sizes: wide,
  },
  search: { desk: book, sizes: wide, view: () => <Searching query="lefevre" /> },
  'search-none': { desk: book, sizes: wide, view: () => <Searching query="Zoé Martin" /> },
  'search-strip': {
    desk: book,
    sizes: ['strip'],
    click: { fr: ['Rechercher un client'], en: ['Search customers'] },
  },
  'customer-known': {
    desk: { ...book, documents: [{ kind: 'customer', id: 'claire' }] },
    sizes: wide,
  },
  'customer-long': {
    desk: {
      customers: people,
      interactions: longHistory,
      documents: [{ kind: 'customer', id: 'claire' }],
    },
    sizes: wide,
  },
  'customer-new': {
    desk: { ...book, documents: [{ kind: 'customer', id: 'anais' }] },
    sizes: wide,
  },
  'customer-ringing': {
    desk: {
      ...book,
      interactions: [liveCall('claire', 'a'), ...withHistory],
      calls: [callFrom(claireWithNote, 'ringing')],
      recognised: recognised([claireWithNote], 'claire'),
      documents: [{ kind: 'customer', id: 'claire' }],
    },
  },
  'caller-several': {
    desk: {
      ...book,
      calls: [callFrom(julien, 'ringing')],
      recognised: recognised([claireWithNote, julien], null),
      documents: [caller],
    },
  },
  'caller-unknown': {
    desk: {
      ...book,
      interactions: [liveCall(null, 'a'), ...withHistory],
      calls: [callFrom(null, 'ringing')],
      recognised: recognised([], null),
      documents: [caller],
    },
  },
  'caller-similar': {
    desk: {
      ...book,
      calls: [callFrom(null, 'ringing')],
      recognised: { a: { ...recognised([], null).a, similar: [claireWithNote, julien] } },
      documents: [caller],
    },
  },
  'contact-by-hand': {
    desk: { ...book, documents: [{ kind: 'customer', id: 'claire' }] },
    click: { fr: ['Ajouter'], en: ['Add'] },
    sizes: wide,
  },
  'customer-kept': {
    click: { en: ['Delete'], fr: ['Effacer'] },
    desk: {
      ...book,
      documents: [{ kind: 'editCustomer', id: 'claire', call: null, number: '' }],
      settings: { 'customers.mayDelete': false },
      locked: ['customers.mayDelete'],
    },
    sizes: wide,
  },
  'customer-edit': {
    desk: {
      ...book,
      documents: [{ kind: 'editCustomer', id: 'claire', call: null, number: '' }],
    },
    sizes: wide,
  },
  'customer-create-faults': {
    desk: {
      ...book,
      documents: [{ kind: 'editCustomer', id: null, call: null, number: '06 39 98 41' }],
    },
    click: { fr: ['Enregistrer'], en: ['Save'] },
    sizes: wide,
  },
  'customer-delete': {
    desk: {
      ...book,
      documents: [{ kind: 'editCustomer', id: 'claire', call: null, number: '' }],
    },
    click: { fr: ['Effacer'], en: ['Delete'] },
    sizes: wide,
  },
  'settings-line': settings('line', {
    locked: ['line.server', 'line.domain', 'line.iceServers'],
    settings: { 'line.user': '4108' },
  }),
  'settings-team': {
    ...settings('line', {
      locked: ['team.colleagues', 'line.autoAnswer', 'line.relayOnly'],
      settings: { 'line.autoAnswer': 'header' },
      team: { colleagues: sampleColleagues },
    }),
    click: {
      fr: ['Services du standard', 'Collègues de l’équipe'],
      en: ['Services of the PBX', 'Team colleagues'],
    },
    sizes: ['wide', 'tall'],
  },
  'settings-line-refused': settings('line', {
    line: { phase: 'refused', trouble: { kind: 'wrongSecret' } },
  }),
  'settings-line-practice': settings('line', {
    settings: { 'desk.line': 'practice' },
    vault: { holds: [] },
  }),
  'settings-audio': settings('audio', {
    locked: ['audio.noiseSuppression'],
    settings: { 'audio.microphones': ['Jabra Evolve2 40', 'Realtek Audio', 'Webcam C920'] },
    audio: { test: 'microphone' },
  }),
  'settings-audio-refused': settings('audio', { audio: { microphone: 'refused' } }),
  'settings-audio-slow': settings('audio', { audio: { suppressor: 'tooSlow' } }),
  'settings-hotkeys-browser': settings('hotkeys', {
    info: { edition: 'browser', missing: ['globalHotkeys'] },
    settings: { 'hotkeys.mute': 'Control+W' },
    hotkeys: [],
  }),
  'settings-hotkeys-locked': {
    ...settings('hotkeys', { locked: ['hotkeys.answer'] }),
    click: { fr: ['Pourquoi'], en: ['Why'] },
  },
  'settings-hotkeys': settings('hotkeys', {
    settings: { 'hotkeys.show': 'Control+Shift+F12' },
    hotkeys: [
      { action: 'answer', accelerator: 'Control+F9', state: 'active' },
      { action: 'mute', accelerator: 'Control+F10', state: 'active' },
      { action: 'hold', accelerator: 'Control+F11', state: 'taken' },
      { action: 'show', accelerator: 'Control+Shift+F12', state: 'active' },
    ],
  }),
  'settings-appearance': settings('appearance'),
  'settings-appearance-locked': {
    ...settings('appearance', { locked: ['ui.theme', 'ui.focusNoteOnAnswer'] }),
    click: { fr: ['Pourquoi'], en: ['Why'] },
  },
  'settings-audio-locked': settings('audio', {
    locked: ['audio.microphones', 'audio.ringTone', 'audio.ringVolume', 'audio.noiseSuppression'],
  }),
  'settings-data': settings('data', {
    customers: examples,
    settings: { 'desk.line': 'practice' },
  }),
  'settings-about': settings('about', {
    info: {
      edition: 'browser',
      platform: 'browser',
      missing: ['globalHotkeys', 'keychain', 'journal', 'tray', 'links', 'commands'],
    },
  }),
  'strip-settings-line': inStrip({ kind: 'settings', section: 'line' }),
  'strip-settings-audio': inStrip({ kind: 'settings', section: 'audio' }),
  'strip-settings-data': inStrip({ kind: 'settings', section: 'data' }),
  'strip-settings-about': inStrip({ kind: 'settings', section: 'about' }),
  'strip-settings-appearance': inStrip({ kind: 'settings', section: 'appearance' }),
  'strip-settings-hotkeys': inStrip({ kind: 'settings', section: 'hotkeys' }),
  'strip-customer': inStrip({ kind: 'customer', id: 'claire' }),
  'strip-edit': inStrip({ kind: 'editCustomer', id: 'claire', call: null, number: '' }),
  'strip-edit-ringing': inStrip(
    { kind: 'editCustomer', id: 'claire', call: null, number: '' },
    {
      ...book,
      calls: [callFrom(julien, 'ringing')],
      recognised: recognised([claireWithNote, julien], null),
    },
  ),
  'first-start': {
    desk: { settings: { 'desk.line': 'unset' }, vault: { holds: [] } },
    view: firstStart(false)!,
  },
  'first-connect': {
    desk: { settings: { 'desk.line': 'unset' }, vault: { holds: [] } },
    view: firstStart(true)!,
  },
};
