import type { DeskBridge, DeviceDecision, DeviceReport } from '@contract';
import { decideDevices } from '@policy/device-decision';
import { type Audio as DeskAudio, createAudio } from '../../renderer/phone/audio';
import { systemClock } from '../../renderer/kernel';
import { listen } from '../lab/tone';
import type { HarnessApi, HarnessStart, Heard } from './audio-harness-api';
import { FarEar } from './far-ear';
import { measureEnd } from './suppressor-end';
import { measureGain } from './suppressor-gain';

let order: HarnessStart = { microphones: [], speakers: [], ringers: [], microphoneOptional: false };
let report: DeviceReport = { microphones: [], outputs: [] };
let audio: DeskAudio | null = null;
const decided = new Set<(decision: DeviceDecision) => void>();

/** Main's own policy behind the door, in the page. */
const bridge = {
  ask: (_name: string, given: DeviceReport) => {
    report = given;
    return Promise.resolve({ ok: true, value: decideDevices(report, order) });
  },
  hear: (_name: string, listener: (decision: DeviceDecision) => void) => {
    decided.add(listener);
    return () => decided.delete(listener);
  },
} as unknown as DeskBridge;

interface Line {
  desk: RTCPeerConnection;
  far: RTCPeerConnection;
  given: MediaStreamTrack;
  sender: RTCRtpSender;
  ear: FarEar;
  tap: FarEar;
  voice: OscillatorNode;
  volume: GainNode;
}
const lines = new Map<string, Line>();

const the = (): DeskAudio => {
  if (!audio) throw new Error('not started');
  return audio;
};
const line = (id: string): Line => {
  const found = lines.get(id);
  if (!found) throw new Error(`no call ${id}`);
  return found;
};

// No sound card: the lab's own would make it stumble.
const noOutput = { sinkId: { type: 'none' } };

const connect = async (id: string, given: MediaStreamTrack): Promise<void> => {
  const desk = new RTCPeerConnection();
  const far = new RTCPeerConnection();
  desk.addEventListener('icecandidate', ({ candidate }) => void far.addIceCandidate(candidate));
  far.addEventListener('icecandidate', ({ candidate }) => void desk.addIceCandidate(candidate));
  desk.addEventListener('track', ({ track }) =>
    the().callAudio.incoming(id, new MediaStream([track])),
  );
  const heard = new Promise<MediaStream>((resolve) => {
    far.addEventListener('track', ({ track }) => resolve(new MediaStream([track])));
  });
  const context = new AudioContext({ sampleRate: 48_000, ...noOutput });
  const mouth = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  const voice = new OscillatorNode(context);
  const volume = new GainNode(context, { gain: 0 });
  voice.connect(volume).connect(mouth);
  voice.start();
  const sender = desk.addTrack(given);
  far.addTrack(mouth.stream.getAudioTracks()[0]!);
  await desk.setLocalDescription();
  await far.setRemoteDescription(desk.localDescription!);
  await far.setLocalDescription();
  await desk.setRemoteDescription(far.localDescription!);
  const ear = await FarEar.make(context, await heard);
  const tap = await FarEar.make(context, new MediaStream([given.clone()]));
  lines.set(id, { desk, far, given, sender, ear, tap, voice, volume });
};

const heardIn = (samples: Float32Array, frequencies: number[]): Heard => {
  let peak = 0;
  let step = 0;
  samples.forEach((sample, index) => {
    peak = Math.max(peak, Math.abs(sample));
    step = Math.max(step, Math.abs(sample - (samples[index - 1] ?? sample)));
  });
  return { ...listen(samples, 48_000, frequencies), peak, step };
};

const api: HarnessApi = {
  start: (options) => {
    order = options;
    audio = createAudio({
      bridge,
      clock: systemClock,
      log: (level, text) => console.log(`${level} ${text}`),
      settings: () => ({
        // A tone is no voice: the browser's own improvements would take it away.
        echoCancellation: false,
        noiseSuppression: order.noiseSuppression ?? 'off',
        suppressCallers: order.suppressCallers ?? false,
        levelCallers: order.levelCallers ?? false,
        autoGainControl: false,
        ringVolume: 1,
        ringTone: 'chime',
        ringInHeadset: false,
        waitingVolume: 0,
      }),
      microphoneOptional: () => order.microphoneOptional,
    });
  },
  prefer: (change) => {
    order = { ...order, ...change };
    for (const tell of decided) tell(decideDevices(report, order));
  },
  snapshot: () => {
    const { microphone, devices, decision, lost, test, suppressor, asking } =
      the().door.store.getState();
    return {
      microphone,
      devices: {
        microphones: devices.microphones.map(({ label }) => label),
        outputs: devices.outputs.map(({ label }) => label),
      },
      decision: {
        microphone: decision.microphone?.label ?? null,
        speaker: decision.speaker?.label ?? null,
        ringer: decision.ringer?.label ?? null,
      },
      lost,
      test,
      suppressor,
      asking: asking && { lost: asking.lost, proposal: asking.proposal?.label ?? null },
    };
  },
  continueWithProposal: () => {
    const { door } = the();
    door.continueWith(door.store.getState().asking?.proposal?.id ?? '');
  },
  ask: () => the().door.askMicrophone(),
  warm: () => the().microphone.warm(),
  call: async (id) => {
    const track = await the().callAudio.outgoing(id);
    if (!track.ok) return track.fault.code;
    await connect(id, track.value);
    return null;
  },
  open: (id, open) => the().microphone.setOpen(id, open),
  mix: (ids) => the().microphone.mix(ids),
  heard: (id, heard) => the().microphone.setHeard(id, heard),
  music: (id, playing) => the().microphone.setHoldMusic(id, playing),
  release: (id) => {
    the().callAudio.release(id);
    the().microphone.release(id);
    line(id).desk.close();
    line(id).far.close();
  },
  say: (id, hertz, amplitude = 0.3) => {
    line(id).voice.frequency.value = hertz;
    line(id).volume.gain.value = hertz > 0 ? amplitude : 0;
  },
  farEnd: async (id, frequencies, ms) => heardIn(await line(id).ear.record(ms), frequencies),
  sent: async (id, frequencies, ms) => heardIn(await line(id).tap.record(ms), frequencies),
  sender: (id) => {
    const { sender, given } = line(id);
    return {
      id: sender.track?.id ?? '',
      same: sender.track === given,
      state: given.readyState,
    };
  },
  levels: (ms) =>
    new Promise((resolve) => {
      const most = { microphone: 0, remote: 0, readings: 0 };
      const forget = the().door.onLevels(({ microphone, remote }) => {
        most.microphone = Math.max(most.microphone, microphone);
        most.remote = Math.max(most.remote, remote);
        most.readings++;
      });
      setTimeout(() => {
        forget();
        resolve(most);
      }, ms);
    }),
  ring: (mode) => the().ringer.incoming(mode),
  ended: (kind) => the().ringer.ended(kind),
  tone: (role) => the().door.playTestTone(role),
  echo: () => the().door.startEchoTest(),
  gain: (kind, noise, language, seed) => measureGain(kind, noise, language, seed),
  suppressorEnd: measureEnd,
};

window.harness = api;
