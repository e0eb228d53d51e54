import type { Log } from '../../../kernel';

const address = './sounds/hold-music.ogg';

/**
 * One tune for everybody who waits: loaded when it is first wanted, and it plays only while somebody listens.
 * Where it cannot be had, the held party hears silence, as without music.
 */
export class HoldMusic {
  readonly #context: BaseAudioContext;
  readonly #log: Log;
  readonly #listeners = new Set<AudioNode>();
  #loading: Promise<AudioBuffer> | null = null;
  #playing: AudioBufferSourceNode | null = null;

  constructor(context: BaseAudioContext, log: Log) {
    this.#context = context;
    this.#log = log;
  }

  play(into: AudioNode): void {
    if (this.#listeners.has(into)) return;
    this.#listeners.add(into);
    if (this.#playing) this.#playing.connect(into);
    else void this.#start();
  }

  leave(listener: AudioNode): void {
    if (!this.#listeners.delete(listener)) return;
    this.#playing?.disconnect(listener);
    if (this.#listeners.size > 0) return;
    this.#playing?.stop();
    this.#playing = null;
  }

  async #start(): Promise<void> {
    try {
      this.#loading ??= this.#load();
      const buffer = await this.#loading;
      if (this.#listeners.size === 0 || this.#playing) return;
      this.#playing = new AudioBufferSourceNode(this.#context, { buffer, loop: true });
      for (const listener of this.#listeners) this.#playing.connect(listener);
      this.#playing.start();
    } catch (error) {
      this.#loading = null;
      this.#log('warn', `no hold music: ${String(error)}`);
    }
  }

  async #load(): Promise<AudioBuffer> {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return this.#context.decodeAudioData(await response.arrayBuffer());
  }
}
