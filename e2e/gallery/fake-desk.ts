import {
  type AudioDevice,
  type DeskInfo,
  type HotkeyState,
  type ResolvedSettings,
  settingDefaults,
  type SettingKey,
  type SettingValues,
  type VaultState,
} from '@contract';
import { belongsTo, secretOwner } from '../../electron/policy/secret-owner';
import { createStore } from 'zustand/vanilla';
import { type AgentSnapshot, atRest } from '../../renderer/features/agent';
import type { AudioSnapshot } from '../../renderer/phone/audio';
import { type Call, createCallKeys } from '../../renderer/phone/calls';
import type { Customer, Interaction, NoteDraft, Recognition } from '../../renderer/book/customers';
import { createDocuments, type Document } from '../../renderer/platform/desk';
import type { Desk } from '../../renderer/app/desk';
import { fail, ok, systemClock } from '../../renderer/kernel';
import { phoneShapes } from '../../renderer/phone/port/phone-shapes';
import type { CallQuality } from '../../renderer/phone/quality';
import type { LineSnapshot, LineState } from '../../renderer/phone/line';
import type { RelayState } from '../../renderer/phone/relay';
import type { TeamSnapshot } from '../../renderer/phone/team';
import { fakeTeam } from './fake-team';
import { createFakeBook } from './fake-book';
import { fakeCalls, fakeCallsDoor } from './fake-calls';
import { talkingWell } from './quality-states';
import { createFakeRecordings, type FakeRecordings } from './fake-recordings';
import type { HeadsetChosen, HeadsetsSnapshot } from '../../renderer/phone/headset';
import type { ReadinessSnapshot } from '../../renderer/features/readiness';
import { defaultHotkeys } from './default-hotkeys';
import { fakeHeadsets, fakeHeadsetSound } from './fake-headsets';
import { fakeHealth } from './fake-health';
import { fakeReadiness } from './fake-readiness';
import { now, sampleCustomers, sampleInteractions } from './samples';

/** One state of the desk, as its doors would show it. What is not given is an idle, healthy desk. */
export interface FakeDeskState {
  info?: Partial<DeskInfo>;
  line?: LineState;
  lineHasBeenReady?: boolean;
  calls?: Call[];
  stageId?: string | null;
  /** Whether callers would hear follows from `audio`. */
  agent?: Omit<AgentSnapshot, 'microphoneUnavailable'>;
  audio?: Partial<AudioSnapshot>;
  quality?: Record<string, CallQuality>;
  levels?: { microphone: number; remote: number };
  customers?: Customer[];
  interactions?: Interaction[];
  recognised?: Record<string, Recognition>;
  trouble?: string | null;
  roomLow?: boolean;
  bookLost?: boolean;
  drafts?: Record<string, NoteDraft>;
  settings?: Partial<SettingValues>;
  /** Values that the IT department fixed. */
  locked?: SettingKey[];
  hotkeys?: HotkeyState[];
  vault?: Partial<VaultState>;
  relay?: RelayState;
  practiceRunning?: 'complaint' | 'fault' | 'silent' | 'hangsUp' | null;
  documents?: Document[];
  recordings?: FakeRecordings;
  readiness?: ReadinessSnapshot;
  dial?: string;
  team?: Partial<TeamSnapshot>;
  headsets?: Partial<HeadsetsSnapshot>;
  headsetChosen?: HeadsetChosen;
}

const jabra: AudioDevice = { id: 'jabra', groupId: 'jabra', label: 'Jabra Evolve2 40' };
const builtIn: AudioDevice = { id: 'built-in', groupId: 'pc', label: 'Realtek Audio' };

const defaults: SettingValues = {
  ...settingDefaults,
  'desk.line': 'pbx',
  'desk.agentName': 'Nadia Belkacem',
  'line.server': 'wss://pbx.maison-boreal.example',
  'line.domain': 'maison-boreal.example',
  'line.user': '4108',
  'line.registerExpires': 300,
  'line.keepAlive': 10,
  'audio.ringVolume': 0.6,
};

const resolved = (given: FakeDeskState): ResolvedSettings => {
  const values = { ...defaults, ...given.settings };
  const rows = Object.entries(values).map(([key, value]) => {
    const locked = given.locked?.includes(key as SettingKey) ?? false;
    const source = locked
      ? 'managed'
      : given.settings && key in given.settings
        ? 'user'
        : 'default';
    return [key, { value, source, locked }];
  });
  return Object.fromEntries(rows) as ResolvedSettings;
};

const fakeAudio = (given: FakeDeskState): Desk['audio'] => {
  const store = createStore<AudioSnapshot>(() => ({
    microphone: 'ready',
    devices: { microphones: [jabra, builtIn], outputs: [jabra, builtIn] },
    decision: { microphone: jabra, speaker: jabra, ringer: builtIn },
    asking: null,
    offer: null,
    phoneProfile: false,
    lost: null,
    suppressor: 'on',
    test: 'none',
    ...given.audio,
  }));
  return {
    store,
    askMicrophone: async () => store.setState({ microphone: 'ready' }),
    onLevels: (listener) => {
      const levels = given.levels ?? { microphone: 0.06, remote: 0.004 };
      const timer = setInterval(() => listener(levels), 50);
      return () => clearInterval(timer);
    },
    playTestTone: async () => store.setState({ test: 'tone' }),
    startMicrophoneTest: async () => store.setState({ test: 'microphone' }),
    startEchoTest: async () => store.setState({ test: 'echo' }),
    stopTest: () => store.setState({ test: 'none' }),
    acknowledgeLost: () => store.setState({ lost: null }),
    acknowledgeSuppressor: () => store.setState({ suppressorGaveUp: null }),
    continueWith: () => store.setState({ asking: null }),
    takeOffer: () => store.setState({ offer: null }),
    declineOffer: () => store.setState({ offer: null }),
  };
};

const fakeSettings = (given: FakeDeskState): Desk['settings'] => {
  const store = createStore(() => ({
    settings: resolved(given),
    vault: {
      keeps: 'keychain',
      keychain: 'Windows',
      because: 'ok',
      holds: ['line'],
      ...given.vault,
    } as VaultState,
    hotkeys: given.hotkeys ?? defaultHotkeys,
  }));
  const connect: Desk['settings']['changeAll'] = (values) => {
    const settings: Record<string, unknown> = { ...store.getState().settings };
    // Null gives a setting back.
    for (const [key, value] of Object.entries(values))
      settings[key] =
        value === null
          ? { value: defaults[key as SettingKey], source: 'default', locked: false }
          : { value, source: 'user', locked: false };
    store.setState({ settings: settings as ResolvedSettings });
    return Promise.resolve(ok(null));
  };
  // Alone, a change of whom the kept secret is for is refused.
  const changeAll: Desk['settings']['changeAll'] = async (values) => {
    const before = store.getState();
    const done = await connect(values);
    const [kept, now] = [before, store.getState()].map((one) => secretOwner('line', one.settings));
    if (!before.vault.holds.includes('line') || belongsTo(kept ?? [], now ?? [])) return done;
    store.setState(before);
    return fail('secretNeeded', 'input');
  };
  return {
    store,
    change: (key, value) => changeAll({ [key]: value }),
    changeAll,
    connect,
    links: {
      state: () => Promise.resolve(ok('others' as const)),
      claim: () => Promise.resolve(ok('ours' as const)),
    },
    previewFile: () => Promise.resolve(ok({ errors: [], warnings: [], changes: [], secrets: [] })),
    importFile: () => Promise.resolve(ok(null)),
    keepSecret: () => Promise.resolve(ok(null)),
  };
};

const fakeCustomers = (given: FakeDeskState): Desk['customers'] => {
  const book = createFakeBook(
    given.customers ?? sampleCustomers,
    given.interactions ?? sampleInteractions,
  );
  const store = createStore(() => ({
    recognised: given.recognised ?? {},
    trouble: given.trouble ?? null,
    roomLow: given.roomLow ?? false,
    bookLost: given.bookLost ?? false,
  }));
  return {
    book,
    store,
    lossSeen: () => store.setState({ bookLost: false }),
    choose: (call, customer) => {
      store.setState((state) => {
        const known = state.recognised[call];
        if (!known) return state;
        return { recognised: { ...state.recognised, [call]: { ...known, chosen: customer } } };
      });
      return Promise.resolve(ok(null));
    },
    recall: ({ id }) => id,
    create: (customer) => book.saveCustomer(customer),
    addInteraction: (interaction) => book.saveInteraction(interaction),
  };
};

const fakeAgent = ({ agent, audio }: FakeDeskState): Desk['agent'] => {
  const microphoneUnavailable = audio?.microphone === 'refused' || audio?.microphone === 'missing';
  const name = atRest({ choice: 'available', microphoneUnavailable });
  const idle = {
    state: { name, since: now - 12 * 60_000 },
    choice: 'available',
    pending: false,
  } as const;
  const store = createStore<AgentSnapshot>(() => ({ ...(agent ?? idle), microphoneUnavailable }));
  const apply = (choice: AgentSnapshot['choice']) =>
    store.setState({
      state: { name: atRest({ choice, microphoneUnavailable }), since: Date.now() },
      choice,
      pending: false,
    });
  return { store, choose: apply, finishWrapUp: () => apply(store.getState().choice) };
};

/** Whether what this state shows could come from the phone at all. */
const isPlain = (desk: Desk): Desk => {
  for (const [name, { state }] of Object.entries(phoneShapes.doors))
    if (state) state.parse((desk[name as 'calls'] as Desk['calls']).store.getState());
  return desk;
};

/** The doors of a desk with nothing behind them: what a view shows depends on `given` alone. */
export const createFakeDesk = (given: FakeDeskState = {}): Desk => {
  const notes = createStore<{ drafts: Record<string, NoteDraft>; trouble: string | null }>(() => ({
    drafts: given.drafts ?? {},
    trouble: null,
  }));
  const agent = fakeAgent(given);
  const line = createStore<LineSnapshot>(() => ({
    hasBeenReady: given.lineHasBeenReady ?? true,
    state: given.line ?? { phase: 'ready', since: now - 3_600_000, provedAt: now - 9000 },
  }));
  const practice = createStore(() => ({ running: given.practiceRunning ?? null }));
  const documents = createDocuments();
  const calls = fakeCalls(given);
  for (const document of given.documents ?? []) documents.show(document);
  documents.setDial(given.dial ?? '');
  const desk: Omit<Desk, 'health'> = {
    info: {
      version: '0.1.0',
      edition: 'electron',
      platform: 'windows',
      missing: [],
      languages: ['fr-FR'],
      ...given.info,
    },
    line: {
      store: line,
      goOnline: () => line.setState({ state: { phase: 'connecting', attempt: 1 } }),
      goOffline: async () => line.setState({ state: { phase: 'off' } }),
      nudge: () => undefined,
    },
    calls: fakeCallsDoor(calls),
    keys: createCallKeys(calls, systemClock),
    quality: {
      store: createStore(() => ({ calls: given.quality ?? talkingWell(given.calls ?? []) })),
    },
    readiness: fakeReadiness(given.readiness),
    audio: fakeAudio(given),
    headsets: fakeHeadsets(given.headsets),
    headsetSound: fakeHeadsetSound(given.headsetChosen),
    customers: fakeCustomers(given),
    notes: {
      store: notes,
      open: () => undefined,
      type: (id, text) =>
        notes.setState((state) => ({
          drafts: { ...state.drafts, [id]: { text, saved: 'saved', savedAt: Date.now() } },
        })),
      flush: () => Promise.resolve(),
    },
    agent,
    settings: fakeSettings(given),
    relay: { store: createStore(() => ({ state: given.relay ?? { phase: 'off' as const } })) },
    practice: {
      store: practice,
      start: (scenario) => practice.setState({ running: scenario }),
      stop: () => practice.setState({ running: null }),
    },
    documents,
    recordings: createFakeRecordings(given.recordings ?? {}),
    team: fakeTeam(given.team),
    diagnostics: { make: async () => ok({ name: 'allodesk-2026-11-24.json', text: '{}' }) },
    connectLine: async () => undefined,
  };
  return isPlain({ ...desk, health: fakeHealth(desk) });
};
