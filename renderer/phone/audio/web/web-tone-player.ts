import type { Cancel, Clock, Log } from '../../../kernel';
import type { TonePlayer } from '../audio-ports';
import { synthesize, type ToneName, tones } from '../tones';
import { wakeContext } from './audio-context';

interface Voice {
  source: AudioBufferSourceNode;
  gain: GainNode;
  started: boolean;
  done: () => void;
}

/** After the last tone the output is let go, so that an idle desk costs nothing. */
const restAfter = 1_500;

/** Tones made once and looped by the sound card's clock: a busy page does not make the ring stumble. */
export class WebTonePlayer implements TonePlayer {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #voices = new Map<ToneName, Voice>();
  readonly #buffers = new Map<ToneName, AudioBuffer>();
  #context: AudioContext | null = null;
  #sink = '';
  #ready: Promise<void> = Promise.resolve();
  #cancelRest: Cancel | null = null;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  play(name: ToneName, options: { volume: number; once?: boolean }): Promise<void> {
    this.stop(name);
    if (options.volume <= 0) return Promise.resolve();
    try {
      return this.#start(name, options);
    } catch (error) {
      // A desk without a working output is still a desk: the screen rings as well.
      this.#log('error', `tone ${name} not played: ${String(error)}`);
      return Promise.resolve();
    }
  }

  stop(name?: ToneName): void {
    const names = name ? [name] : [...this.#voices.keys()];
    for (const each of names) {
      const voice = this.#voices.get(each);
      if (!voice) continue;
      const now = voice.gain.context.currentTime;
      voice.gain.gain.cancelScheduledValues(0);
      voice.gain.gain.setTargetAtTime(0, now, 0.01);
      if (voice.started) voice.source.stop(now + 0.06);
      this.#over(each, voice);
    }
  }

  setSink(id: string): void {
    if (id === this.#sink) return;
    this.#sink = id;
    const context = this.#context;
    if (context) this.#ready = this.#ready.then(() => this.#choose(context, id));
  }

  dispose(): void {
    this.stop();
    this.#cancelRest?.();
    const context = this.#context;
    this.#context = null;
    context?.close().catch((error: unknown) => this.#log('warn', `not closed: ${String(error)}`));
  }

  #start(name: ToneName, { volume, once }: { volume: number; once?: boolean }): Promise<void> {
    const context = this.#make();
    this.#cancelRest?.();
    wakeContext(context, this.#log);
    const tone = tones[name];
    const source = new AudioBufferSourceNode(context, {
      buffer: this.#buffer(context, name),
      loop: tone.loop && !once,
    });
    // The ear hears ratios: half of the slider should sound like half.
    const gain = new GainNode(context, { gain: volume ** 2 });
    source.connect(gain).connect(context.destination);
    return new Promise((resolve) => {
      const voice: Voice = { source, gain, started: false, done: resolve };
      this.#voices.set(name, voice);
      source.addEventListener('ended', () => {
        gain.disconnect();
        this.#over(name, voice);
      });
      // Heard from the output that was chosen, never for a moment from another one.
      void this.#ready.then(() => {
        if (this.#voices.get(name) !== voice) return;
        voice.started = true;
        source.start();
      });
    });
  }

  #over(name: ToneName, voice: Voice): void {
    if (this.#voices.get(name) === voice) this.#voices.delete(name);
    voice.done();
    if (this.#voices.size > 0) return;
    this.#cancelRest?.();
    this.#cancelRest = this.#clock.after(restAfter, () => this.#rest());
  }

  #rest(): void {
    this.#context?.suspend().catch((error: unknown) => {
      this.#log('warn', `no rest: ${String(error)}`);
    });
  }

  #make(): AudioContext {
    if (this.#context) return this.#context;
    const context = new AudioContext({ latencyHint: 'interactive' });
    this.#context = context;
    if (this.#sink !== '') this.#ready = this.#ready.then(() => this.#choose(context, this.#sink));
    return context;
  }

  async #choose(context: AudioContext, id: string): Promise<void> {
    if (context.state === 'closed' || id !== this.#sink) return;
    try {
      await context.setSinkId(id);
    } catch (error) {
      this.#log('warn', `output not chosen: ${error instanceof Error ? error.name : ''}`);
      // The device went away meanwhile: the system's own output is better than silence.
      if (id !== '') await context.setSinkId('').catch(() => this.#log('warn', 'no output'));
    }
  }

  #buffer(context: AudioContext, name: ToneName): AudioBuffer {
    const made = this.#buffers.get(name);
    if (made) return made;
    const samples = synthesize(tones[name], context.sampleRate);
    const buffer = new AudioBuffer({
      length: samples.length,
      sampleRate: context.sampleRate,
      numberOfChannels: 1,
    });
    buffer.copyToChannel(samples, 0);
    this.#buffers.set(name, buffer);
    return buffer;
  }
}
