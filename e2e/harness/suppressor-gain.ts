import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import plainModel from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import simdModel from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
// oxlint-disable-next-line import/default -- the bundler gives its address
import rnnoiseWorklet from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';
import { loadSuppressor } from '../../renderer/phone/audio/web/suppressor-node';
import { type NoiseName, noiseOf } from '../lab/noises';
import { lagOf, mixAt, siSdr } from '../lab/speech-gain';
import type { SuppressorGain, SuppressorKind } from './audio-harness-api';

const rate = 48_000;
/** In a conversation there are pauses; the network has them to begin with as well. */
const pause = 0.3 * rate;
const mostLag = rate / 10;

const readVoice = async (name: string): Promise<Float32Array> => {
  const file = await fetch(`./voices/${name}.ogg`);
  const context = new OfflineAudioContext(1, rate, rate);
  const buffer = await context.decodeAudioData(await file.arrayBuffer());
  return buffer.getChannelData(0);
};

const voices = (language: string, names: readonly string[]) =>
  Promise.all(names.map((name) => readVoice(`${language}/${name}`)));

const joined = (sentences: readonly Float32Array[]): Float32Array => {
  const length = sentences.reduce((sum, one) => sum + one.length + pause, pause);
  const all = new Float32Array(length);
  let at = pause;
  for (const one of sentences) {
    all.set(one, at);
    at += one.length + pause;
  }
  return all;
};

/** The very loader of the desk, and the RNNoise build of the same package beside it. */
const makers: Record<SuppressorKind, (context: BaseAudioContext) => Promise<() => AudioNode>> = {
  desk: loadSuppressor,
  rnnoise: async (context) => {
    const [wasmBinary] = await Promise.all([
      loadRnnoise({ url: plainModel, simdUrl: simdModel }),
      context.audioWorklet.addModule(rnnoiseWorklet),
    ]);
    return () => new RnnoiseWorkletNode(context as AudioContext, { maxChannels: 1, wasmBinary });
  },
};

/** Rendered as fast as the machine can: the result does not depend on how busy it is. */
const render = async (kind: SuppressorKind, samples: Float32Array) => {
  const context = new OfflineAudioContext(1, samples.length + mostLag, rate);
  const buffer = new AudioBuffer({ length: samples.length, sampleRate: rate });
  buffer.getChannelData(0).set(samples);
  const source = new AudioBufferSourceNode(context, { buffer });
  const make = await makers[kind](context);
  source.connect(make()).connect(context.destination);
  source.start();
  // Its module is compiled in the rendering thread: that has to turn once without rendering.
  const begun = context.suspend(0);
  const rendering = context.startRendering();
  await begun;
  await new Promise((resolve) => {
    setTimeout(resolve, 1_000);
  });
  const from = performance.now();
  await context.resume();
  const rendered = await rendering;
  return { out: rendered.getChannelData(0), milliseconds: performance.now() - from };
};

/** Speech of the practice customers with a seeded noise at 5 dB, before and after. */
export const measureGain = async (
  kind: SuppressorKind,
  noise: NoiseName,
  language: 'en' | 'fr',
  seed: number,
): Promise<SuppressorGain> => {
  const speech = joined(await voices(language, ['complaint-1', 'complaint-2', 'complaint-3']));
  const others = await voices(language, ['fault-1', 'fault-2', 'fault-3', 'hangsUp-1']);
  const parts = { rate, length: speech.length, seed, voices: others };
  const noisy = mixAt(speech, noiseOf(noise, parts), 5);
  const { out, milliseconds } = await render(kind, noisy);
  const lag = lagOf(speech, out, mostLag);
  const before = siSdr(speech, noisy);
  const after = siSdr(speech, out, lag);
  return {
    before,
    after,
    gain: after - before,
    delay: (lag / rate) * 1_000,
    share: milliseconds / ((speech.length / rate) * 1_000),
  };
};
