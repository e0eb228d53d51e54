import type { Log } from '../../../kernel';

/** One audio element on one output. Made ahead of the call: choosing the output takes longer than playing. */
export class RemoteVoice {
  readonly #element = new Audio();
  readonly #log: Log;
  #sink = '';
  #ready: Promise<void> = Promise.resolve();

  constructor(sink: string, log: Log) {
    this.#log = log;
    this.#element.autoplay = true;
    this.setSink(sink);
  }

  setSink(sink: string): void {
    if (sink === this.#sink) return;
    this.#sink = sink;
    this.#ready = this.#ready.then(() => this.#choose(sink));
  }

  /** It goes on being decoded: the graph hears it. */
  setMuted(muted: boolean): void {
    this.#element.muted = muted;
  }

  /** Heard from the output that was chosen, never for a moment from another one. False: it is not heard. */
  async play(stream: MediaStream): Promise<boolean> {
    await this.#ready;
    this.#element.srcObject = stream;
    try {
      await this.#element.play();
      return true;
    } catch (error) {
      const name = error instanceof Error ? error.name : String(error);
      // Stopped or replaced before it began: that is no failure.
      if (name === 'AbortError') return false;
      this.#log('warn', `remote voice not played: ${name}`);
      if (name === 'NotAllowedError') this.#playOnTouch(stream);
      return false;
    }
  }

  stop(): void {
    this.#element.pause();
    this.#element.srcObject = null;
    this.#element.muted = false;
  }

  async #choose(sink: string): Promise<void> {
    if (sink !== this.#sink) return;
    try {
      await this.#element.setSinkId(sink);
    } catch (error) {
      this.#log('warn', `output not chosen: ${error instanceof Error ? error.name : ''}`);
      // The device went away meanwhile: the system's own output is better than silence.
      if (sink !== '')
        await this.#element.setSinkId('').catch(() => this.#log('warn', 'no output'));
    }
  }

  #playOnTouch(stream: MediaStream): void {
    const again = () => {
      if (this.#element.srcObject === stream) void this.play(stream);
    };
    document.addEventListener('pointerdown', again, { capture: true, once: true });
  }
}
