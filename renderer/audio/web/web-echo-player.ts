import type { Cancel, Clock, Log } from '../../kernel';
import type { EchoPlayer } from '../audio-ports';
import { wakeContext } from './audio-context';

const seconds = 5;

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
    const timers: Cancel[] = [];
    try {
      wakeContext(context, this.#log);
      if (sink !== '') await this.#choose(context, sink);
      const source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
      const delay = new DelayNode(context, { maxDelayTime: seconds + 1, delayTime: seconds });
      source.connect(delay).connect(context.destination);
      timers.push(
        this.#clock.after(seconds * 1_000, () => {
          source.disconnect();
          onPlayback();
        }),
        this.#clock.after(seconds * 2_000, () => this.stop()),
      );
      await over;
    } finally {
      for (const cancel of timers) cancel();
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
