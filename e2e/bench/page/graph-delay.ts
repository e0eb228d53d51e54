import { createAudio } from '../../../renderer/phone/audio';
import { silentLog, systemClock } from '../../../renderer/kernel';
import { lagOf } from '../../lab/speech-gain';
import type { DelayKind } from '../bench-api';
import { benchBridge } from './bench-bridge';
import worklet from './both-worklet.js?url';
import { pause } from './phone';

const rate = 48_000;
const recordMs = 1_500;
const mostLag = rate / 4;
const patienceMs = 20_000;

interface Path {
  track: MediaStreamTrack;
  end(): void;
}

const device = { kind: 'audioinput', deviceId: 'bench', label: 'Bench', groupId: '' } as const;

/** As a device's own stream would be. */
const captureOf = (microphone: MediaStream): MediaStream => {
  const stream = microphone.clone();
  for (const track of stream.getTracks()) track.getSettings = () => ({ deviceId: device.deviceId });
  return stream;
};

/** The desk's graph with this stream as its microphone. */
const throughGraph = async (microphone: MediaStream, neural: boolean): Promise<Path> => {
  const audio = createAudio({
    bridge: benchBridge,
    clock: systemClock,
    log: silentLog,
    settings: () => ({
      echoCancellation: false,
      noiseSuppression: neural ? 'neural' : 'off',
      suppressCallers: false,
      levelCallers: false,
      autoGainControl: false,
      ringVolume: 0,
      ringTone: 'chime',
      ringInHeadset: false,
      waitingVolume: 0,
    }),
    microphoneOptional: () => false,
    media: {
      list: () => Promise.resolve([device]),
      open: () => Promise.resolve(captureOf(microphone)),
      permission: () => Promise.resolve('granted'),
      onDevices: () => () => undefined,
      onPermission: () => () => undefined,
    },
  });
  const track = await audio.callAudio.outgoing('bench');
  if (!track.ok) throw new Error(track.fault.code);
  audio.microphone.setOpen('bench', true);
  const from = performance.now();
  while (neural && audio.door.store.getState().suppressor !== 'on') {
    if (performance.now() - from > patienceMs) throw new Error('the network does not start');
    await pause(50);
  }
  return {
    track: track.value,
    end: () => {
      audio.callAudio.release('bench');
      audio.microphone.release('bench');
      audio.dispose();
    },
  };
};

let made: Promise<{ context: AudioContext; mouth: MediaStream; spoken: AudioNode }> | null = null;

/** Somebody who never stops talking into a microphone. */
const speaker = async () => {
  const context = new AudioContext({ sampleRate: rate, sinkId: { type: 'none' } });
  await context.audioWorklet.addModule(worklet);
  const file = await fetch('./voices/en/complaint-1.ogg');
  const buffer = await context.decodeAudioData(await file.arrayBuffer());
  const spoken = new AudioBufferSourceNode(context, { buffer, loop: true });
  const mouth = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  spoken.connect(mouth);
  spoken.start();
  return { context, mouth: mouth.stream, spoken };
};

/** What is said and what comes out, sample beside sample. */
const recordBoth = async (
  context: AudioContext,
  spoken: AudioNode,
  track: MediaStreamTrack,
): Promise<[Float32Array, Float32Array]> => {
  const node = new AudioWorkletNode(context, 'both', { numberOfInputs: 2, channelCount: 1 });
  const back = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) });
  const chunks: [Float32Array, Float32Array][] = [];
  node.port.addEventListener('message', ({ data }: MessageEvent<[Float32Array, Float32Array]>) =>
    chunks.push(data),
  );
  node.port.start();
  spoken.connect(node, 0, 0);
  back.connect(node, 0, 1);
  await pause(recordMs);
  spoken.disconnect(node);
  back.disconnect();
  const whole = (side: 0 | 1) => Float32Array.from(chunks.flatMap((one) => [...one[side]]));
  return [whole(0), whole(1)];
};

/** Milliseconds from the microphone's track to the call's track. `straight`: the same two ends with nothing of the desk between them. */
export const graphDelay = async (kind: DelayKind): Promise<number> => {
  const { context, mouth, spoken } = await (made ??= speaker());
  await context.resume();
  const [microphone] = mouth.getAudioTracks();
  if (!microphone) throw new Error('a destination without a track');
  const path: Path =
    kind === 'straight'
      ? { track: microphone.clone(), end: () => undefined }
      : await throughGraph(mouth, kind === 'neural');
  // Until every buffer on the way is as full as it stays.
  await pause(1_000);
  const [said, came] = await recordBoth(context, spoken, path.track);
  path.end();
  if (!came.some((sample) => sample !== 0)) throw new Error(`${kind}: nothing came through`);
  return (lagOf(said, came, mostLag) / rate) * 1_000;
};
