import type { DeskBridge, DeviceDecision, DeviceReport } from '@contract';
import { manualClock, silentLog } from '../../../kernel';
import type {
  AudioGraph,
  Improvements,
  MediaPort,
  MicrophonePermission,
  SoundPort,
  TonePlayer,
} from '../audio-ports';
import { createAudio } from '../create-audio';
import type { ListedDevice } from '../device-list';
import type { AudioSettings } from '../microphone';
import type { Route } from '../mixing';
import type { SuppressorNews } from '../suppression';

/** A capture as far as the desk looks at it. */
export class TestCapture extends EventTarget {
  stopped = false;
  sampleRate = 48_000;
  readonly deviceId: string;
  constructor(deviceId: string) {
    super();
    this.deviceId = deviceId;
  }
  get label() {
    return this.deviceId;
  }
  getAudioTracks() {
    return [this];
  }
  getTracks() {
    return [this];
  }
  getSettings() {
    return { deviceId: this.deviceId, sampleRate: this.sampleRate };
  }
  stop() {
    this.stopped = true;
  }
}

export class TestMedia implements MediaPort {
  permissionState: MicrophonePermission = 'granted';
  listed: ListedDevice[] = [];
  readonly captures: TestCapture[] = [];
  readonly asked: MediaTrackConstraints[] = [];
  /** The next openings fail with these. */
  failures: string[] = [];
  readonly listeners = new Set<() => void>();

  plugIn(kind: 'audioinput' | 'audiooutput', id: string): void {
    this.listed.push({ kind, deviceId: id, groupId: id, label: id });
  }
  /** Where the system lists it before all others. */
  plugInFirst(kind: 'audioinput' | 'audiooutput', id: string): void {
    this.listed.unshift({ kind, deviceId: id, groupId: id, label: id });
  }
  pullOut(id: string): void {
    this.listed = this.listed.filter((device) => device.deviceId !== id);
  }
  /** Captures that a microphone's light would show. */
  get live(): string[] {
    return this.captures.filter(({ stopped }) => !stopped).map(({ deviceId }) => deviceId);
  }

  list() {
    return Promise.resolve(
      this.permissionState === 'granted'
        ? [...this.listed]
        : this.listed.map((device) => ({ ...device, deviceId: '', label: '' })),
    );
  }
  open(constraints: MediaTrackConstraints) {
    this.asked.push(constraints);
    const failure = this.failures.shift();
    if (failure) return Promise.reject(new DOMException('no', failure));
    const wanted = constraints.deviceId as { exact: string } | undefined;
    const found = this.listed.find(
      ({ kind, deviceId }) => kind === 'audioinput' && (!wanted || deviceId === wanted.exact),
    );
    if (!found) {
      const name = wanted ? 'OverconstrainedError' : 'NotFoundError';
      return Promise.reject(new DOMException('no', name));
    }
    const capture = new TestCapture(found.deviceId);
    this.captures.push(capture);
    return Promise.resolve(capture as unknown as MediaStream);
  }
  permission() {
    return Promise.resolve(this.permissionState);
  }
  onDevices(listener: () => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  onPermission() {
    return () => undefined;
  }
}

class TestGraph implements AudioGraph {
  microphone: string | null = null;
  readonly gates = new Map<string, boolean>();
  readonly remotes = new Set<string>();
  readonly music = new Set<string>();
  routes: string[] = [];
  speaker = '';
  awake = false;
  readings = 0;
  setMicrophone(stream: MediaStream | null) {
    this.microphone = stream ? (stream as unknown as TestCapture).deviceId : null;
  }
  outgoing(call: string) {
    if (!this.gates.has(call)) this.gates.set(call, false);
    return { id: call } as MediaStreamTrack;
  }
  setGate(call: string, open: boolean) {
    this.gates.set(call, open);
  }
  setRoutes(routes: readonly Route[]) {
    this.routes = routes.map(({ from, to }) => `${from}>${to}`);
  }
  setMusic(call: string, playing: boolean) {
    if (playing) this.music.add(call);
    else this.music.delete(call);
  }
  readonly unheard = new Set<string>();
  setHeard(call: string, heard: boolean) {
    if (heard) this.unheard.delete(call);
    else this.unheard.add(call);
  }
  signals: string[] = [];
  tap() {
    return null;
  }
  signal(call: string) {
    this.signals.push(call);
  }
  incoming(call: string) {
    this.remotes.add(call);
  }
  release(call: string) {
    this.gates.delete(call);
    this.music.delete(call);
    this.remotes.delete(call);
    this.unheard.delete(call);
  }
  setSpeaker(id: string) {
    this.speaker = id;
  }
  improvements: Improvements | null = null;
  tellSuppressor: (news: SuppressorNews) => void = () => undefined;
  improve(what: Improvements) {
    this.improvements = what;
  }
  onSuppressor(listener: (news: SuppressorNews) => void) {
    this.tellSuppressor = listener;
    return () => undefined;
  }
  processed() {
    return { stream: {} as MediaStream, end: () => undefined };
  }
  levels() {
    this.readings++;
    return { microphone: 0.1, remote: 0.2 };
  }
  prepare() {}
  wake() {
    this.awake = true;
  }
  rest() {
    this.awake = false;
  }
  dispose() {}
}

class TestTones implements TonePlayer {
  readonly sounding = new Map<string, { volume: number; end: () => void }>();
  sink = '';
  play(tone: string, { volume }: { volume: number }) {
    return new Promise<void>((end) => {
      this.sounding.set(tone, { volume, end });
    });
  }
  stop(tone?: string) {
    for (const name of tone ? [tone] : [...this.sounding.keys()]) {
      this.sounding.get(name)?.end();
      this.sounding.delete(name);
    }
  }
  setSink(id: string) {
    this.sink = id;
  }
  dispose() {}
}

/** The desk's sound with a clock, devices and outputs in the test's hand; everything in between is real. */
export const openTestRoom = (change: { microphoneOptional?: boolean; granted?: boolean } = {}) => {
  const clock = manualClock();
  const media = new TestMedia();
  media.permissionState = change.granted === false ? 'prompt' : 'granted';
  media.plugIn('audioinput', 'headset');
  media.plugIn('audioinput', 'laptop');
  media.plugIn('audiooutput', 'screen');
  const graph = new TestGraph();
  const speaker = new TestTones();
  const ringer = new TestTones();
  const reports: DeviceReport[] = [];
  const heard = new Set<(decision: DeviceDecision) => void>();
  const first = (report: DeviceReport): DeviceDecision => ({
    microphone: report.microphones[0] ?? null,
    speaker: report.outputs[0] ?? null,
    ringer: report.outputs[0] ?? null,
  });
  const bridge = {
    ask: (_name: string, report: DeviceReport) => {
      reports.push(report);
      return Promise.resolve({ ok: true, value: first(report) });
    },
    hear: (_name: string, listener: (decision: DeviceDecision) => void) => {
      heard.add(listener);
      return () => heard.delete(listener);
    },
  } as unknown as DeskBridge;
  const settings: AudioSettings = {
    echoCancellation: true,
    noiseSuppression: 'browser',
    suppressCallers: false,
    autoGainControl: true,
    levelCallers: false,
    ringVolume: 0.5,
    ringTone: 'chime',
    ringInHeadset: false,
    waitingVolume: 0.3,
  };
  const echo = { run: () => new Promise<void>(() => undefined), stop: () => undefined };
  const audio = createAudio({
    bridge,
    clock,
    log: silentLog,
    settings: () => settings,
    microphoneOptional: () => change.microphoneOptional ?? false,
    media,
    sound: { graph, speaker, ringer, echo } satisfies SoundPort,
  });
  const settle = async () => {
    for (let turn = 0; turn < 30; turn++) await Promise.resolve();
  };
  return {
    ...audio,
    clock,
    media,
    graph,
    speakerTones: speaker,
    ringerTones: ringer,
    reports,
    settings,
    /** What runs between two events of the outside comes to rest. */
    settle,
    /** So many milliseconds, and what follows from them. */
    passes: (ms: number): Promise<void> => {
      clock.advance(ms);
      return settle();
    },
    decide: (decision: Partial<DeviceDecision>) => {
      const all = { ...audio.door.store.getState().decision, ...decision };
      for (const listener of heard) listener(all);
    },
    state: () => audio.door.store.getState(),
  };
};
