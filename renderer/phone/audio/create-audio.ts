import type { DeskBridge } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallMicrophone, CallMixing } from '../calls';
import type { Clock, Log } from '../../kernel';
import type { AudioFlow, AudioSnapshot } from './audio-door';
import type { MediaPort, SoundPort } from './audio-ports';
import type { CallAudio } from './call-audio';
import { CallSound } from './call-sound';
import { louderMicrophone } from './compare-microphones';
import { DeviceDesk } from './device-desk';
import { nothingDecided, nothingListed } from './device-list';
import { DeviceWatch } from './device-watch';
import { LevelMeter } from './level-meter';
import { type AudioSettings, sourceFor } from './microphone';
import { MicrophoneDesk } from './microphone-desk';
import { Ring } from './ring';
import type { Ringer } from './ringer';
import { createRinging } from './ringing';
import { SoundCheck } from './sound-check';
import { measureLevel } from './web/measure-level';
import { suppressorHelps } from './suppression';
import { webMedia } from './web/web-media';
import { webSound } from './web/web-sound';

export interface AudioOptions {
  bridge: Pick<DeskBridge, 'ask' | 'hear'>;
  clock: Clock;
  log: Log;
  settings: () => AudioSettings;
  /** The line in use works without a microphone: a call that has none is silent, not refused. */
  microphoneOptional: () => boolean;
  /** Only tests give their own. */
  media?: MediaPort;
  sound?: SoundPort;
  measure?: (stream: MediaStream, ms: number) => Promise<number>;
}

export interface Audio {
  door: AudioFlow;
  callAudio: CallAudio;
  microphone: CallMicrophone & CallMixing;
  /** For recordings: both sides of a call, and the tone that both sides hear. */
  recording: {
    tap(call: string): { stream: MediaStream; stop(): void } | null;
    signal(call: string): void;
  };
  ringer: Ringer;
  dispose(): void;
}

/** After the start, when the first screen stands. */
const beforePreparing = 1_500;

/** Everything that sounds: made once, for the whole desk. */
export const createAudio = (options: AudioOptions): Audio => {
  const store = createStore<AudioSnapshot>(() => ({
    microphone: 'unknown',
    devices: nothingListed,
    decision: nothingDecided,
    asking: null,
    offer: null,
    phoneProfile: false,
    lost: null,
    suppressor: 'off',
    test: 'none',
    echo: null,
  }));
  const sound = options.sound ?? webSound(options);
  const media = options.media ?? webMedia(navigator);
  const { desk, devices, check, calls, watch, ringer } = assemble(
    { ...options, media },
    store,
    sound,
  );
  followSuppressor(sound, store, () => desk.keeper.decided());
  const meter = new LevelMeter(options.clock, () => sound.graph.levels());
  const cancelPreparing = options.clock.after(beforePreparing, () => sound.graph.prepare());
  return {
    door: {
      store,
      askMicrophone: () => desk.ask(),
      onLevels: (listener) => meter.listen(listener),
      microphoneTrack: () => desk.keeper.track,
      louderMicrophone: () =>
        louderMicrophone({
          media,
          microphones: store.getState().devices.microphones,
          inUse: desk.keeper.device,
          measure: options.measure ?? measureLevel,
          log: options.log,
        }),
      playTestTone: (role) => check.playTestTone(role),
      startMicrophoneTest: () => check.startMicrophoneTest(),
      startEchoTest: () => check.startEchoTest(),
      stopTest: () => check.stopTest(),
      acknowledgeLost: () => devices.acknowledgeLost(),
      acknowledgeSuppressor: () => store.setState({ suppressorGaveUp: null }),
      continueWith: (microphone) => devices.continueWith(microphone),
      takeOffer: () => devices.takeOffer(),
      declineOffer: () => devices.declineOffer(),
    },
    callAudio: {
      outgoing: (call, options) => calls.outgoing(call, options),
      incoming: (call, stream) => calls.incoming(call, stream),
      release: (call) => calls.release(call),
    },
    microphone: {
      warm: () => calls.warm(),
      setOpen: (call, open) => calls.setOpen(call, open),
      mix: (parties) => calls.mix(parties),
      setHeard: (call, heard) => calls.setHeard(call, heard),
      setHoldMusic: (call, playing) => calls.setHoldMusic(call, playing),
      release: (call) => calls.release(call),
    },
    recording: {
      tap: (call) => sound.graph.tap(call),
      signal: (call) => {
        sound.graph.signal(call);
        void sound.speaker.play('recording', { volume: 1 });
      },
    },
    ringer,
    dispose: () => {
      cancelPreparing();
      check.stopTest();
      watch.dispose();
      meter.stop();
      desk.dispose();
      for (const part of [sound.graph, sound.speaker, sound.ringer]) part.dispose();
    },
  };
};

/** What became of the network is known, and said once that it gave up. */
const followSuppressor = (
  sound: SoundPort,
  store: StoreApi<AudioSnapshot>,
  onMicrophone: () => void,
): void => {
  let said = false;
  sound.graph.onSuppressor(({ of, state }) => {
    if (!suppressorHelps(state) && !said) {
      said = true;
      store.setState({ suppressorGaveUp: of });
    }
    if (of === 'callers') return;
    store.setState({ suppressor: state });
    onMicrophone();
  });
};

/** The parts and what they tell each other. */
const assemble = (
  options: AudioOptions & { media: MediaPort },
  store: StoreApi<AudioSnapshot>,
  sound: SoundPort,
) => {
  const { bridge, clock, log, media, settings, microphoneOptional } = options;
  const improve = improver(sound, settings);
  const testing = () => store.getState().test !== 'none';
  let ringing = false;
  const desk = new MicrophoneDesk({
    media,
    graph: sound.graph,
    clock,
    log,
    store,
    source: () => {
      const { decision, suppressor } = store.getState();
      return sourceFor(decision.microphone?.id ?? null, settings(), suppressor);
    },
    forbidden: () => devices.asking,
    lookAgain: () => watch.scan(),
  });
  const devices = new DeviceDesk({
    store,
    inUse: () => ({
      microphone: desk.keeper.state.name !== 'closed',
      speaker: calls.busy || testing(),
      ringer: ringing,
    }),
    feeding: () => desk.keeper.device,
    onUsed: ({ speaker, ringer }, { closed, reopen }) => {
      sound.graph.setSpeaker(speaker?.id ?? '');
      sound.speaker.setSink(speaker?.id ?? '');
      sound.ringer.setSink(ringer?.id ?? '');
      if (closed) desk.keeper.gone();
      else if (reopen) void desk.keeper.want();
      else desk.keeper.decided();
    },
  });
  const ring = createRing(store, sound, settings);
  const check = new SoundCheck({
    sound,
    store,
    ring,
    borrowMicrophone: () => desk.borrow('test'),
    giveBack: () => desk.lease.drop('test'),
  });
  const calls = new CallSound({
    graph: sound.graph,
    keeper: desk.keeper,
    lease: desk.lease,
    // While the agent is asked which microphone goes on, another call is silent instead of refused.
    microphoneOptional: () => microphoneOptional() || devices.asking,
    permitted: () => desk.permitted,
    onNeeded: () => {
      improve();
      check.stopTest();
      void watch.scan();
    },
    onBusy: (busy) => {
      devices.calling(busy);
      if (!busy) store.setState({ suppressorGaveUp: null });
    },
  });
  const watch = new DeviceWatch({
    media,
    bridge,
    clock,
    log,
    store,
    busy: () => desk.lease.alive || testing(),
    onListed: (report, before) => devices.listed(report, before),
    onRead: (reading) => {
      improve();
      desk.read(reading);
    },
    onDecision: (decision, by) => devices.decided(decision, by),
  });
  const ringer = ringerOf(options, sound, { desk, check, ring }, (now) => (ringing = now));
  return { desk, devices, check, calls, watch, ringer };
};

/** What the settings ask for, told to the graph: it knows what is new to it. */
const improver = (sound: SoundPort, settings: () => AudioSettings) => () => {
  const { noiseSuppression, suppressCallers, levelCallers } = settings();
  const microphone = noiseSuppression === 'neural';
  sound.graph.improve({ microphone, callers: suppressCallers, level: levelCallers });
};

/** Who rings keeps the microphone open, and ends a test. */
const ringerOf = (
  { settings }: AudioOptions,
  sound: SoundPort,
  { desk, check, ring }: { desk: MicrophoneDesk; check: SoundCheck; ring: Ring },
  onRings: (ringing: boolean) => void,
) =>
  createRinging({
    speaker: sound.speaker,
    ring,
    waitingVolume: () => settings().waitingVolume,
    onIncoming: (mode) => {
      onRings(mode === 'ringing');
      if (mode === 'none') desk.lease.drop('ringing');
      // What was opened for this call stays open until it is answered or gone.
      else desk.lease.hold('ringing');
      if (mode !== 'none') check.stopTest();
    },
  });
const createRing = (
  store: StoreApi<AudioSnapshot>,
  sound: SoundPort,
  settings: () => AudioSettings,
): Ring =>
  new Ring({
    ...sound,
    settings,
    apart: () => {
      const { speaker, ringer } = store.getState().decision;
      return (speaker?.id ?? '') !== (ringer?.id ?? '');
    },
  });
