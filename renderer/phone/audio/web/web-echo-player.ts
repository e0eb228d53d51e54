import type { Clock, Log } from '../../../kernel';
import type { EchoPlayer } from '../audio-ports';
import { wakeContext } from './audio-context';

const seconds = 5;

/** By the time of the sound card: one that begins late must not cut off the end. */
const afterSound = (context: AudioContext, after: number, run: () => void): void => {
  const silence = new ConstantSourceNode(context, { offset: 0 });
  silence.connect(context.destination);
  silence.addEventListener('ended', run);
  silence.start();
  silence.stop(context.currentTime + after);
};

/** A delay line of five seconds: what goes in during the first five comes out during the next. Nothing is stored. */
export class WebEchoPlayer implements EchoPlayer {
  readonly #clock: Clock;
  readonly #log: Log;
  #end: (() => void) | null = null;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  async run(stream: MediaStream, sink: string, onPlayback: () => void): Promise<void> {
    this.stop();
    const context = new AudioContext({ latencyHint: 'interactive' });
    const over = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    const giveUp = this.#clock.after(seconds * 4_000, () => this.stop());
    try {
      wakeContext(context, this.#log);
      if (sink !== '') await this.#choose(context, sink);
      const source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
      const delay = new DelayNode(context, { maxDelayTime: seconds + 1, delayTime: seconds });
      source.connect(delay).connect(context.destination);
      afterSound(context, seconds, () => {
        source.disconnect();
        onPlayback();
      });
      afterSound(context, 2 * seconds, () => this.stop());
      await over;
    } finally {
      giveUp();
      await context.close();
    }
  }

  stop(): void {
    this.#end?.();
    this.#end = null;
  }

  async #choose(context: AudioContext, sink: string): Promise<void> {
    try {
      await context.setSinkId(sink);
    } catch (error) {
      this.#log('warn', `output not chosen: ${error instanceof Error ? error.name : ''}`);
    }
  }
}
