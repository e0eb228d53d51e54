const patienceMs = 15_000;

/** Hears when a call's first sound arrives. */
export class Ear {
  readonly #context: AudioContext;
  #node: AudioWorkletNode | null = null;
  #source: MediaStreamAudioSourceNode | null = null;
  #player: HTMLAudioElement | null = null;

  private constructor(context: AudioContext) {
    this.#context = context;
  }

  /** `worklet`: the address of ear-worklet.js. */
  static async make(context: AudioContext, worklet: string): Promise<Ear> {
    await context.audioWorklet.addModule(worklet);
    return new Ear(context);
  }

  /**
   * Chromium decodes a remote track only while an element plays it: a phone that plays its caller by itself is
   * listened to as it is, any other gets an element.
   */
  listen(track: MediaStreamTrack, played: boolean): void {
    this.forget();
    const stream = new MediaStream([track]);
    this.#node = new AudioWorkletNode(this.#context, 'first-sound', { channelCount: 1 });
    this.#source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: stream });
    this.#source.connect(this.#node);
    this.#waiting?.(this.#node);
    if (played) return;
    this.#player = new Audio();
    this.#player.muted = true;
    this.#player.srcObject = stream;
    // An element that is let go while it begins to play rejects: nobody waits for it any more.
    this.#player.play().catch(() => undefined);
  }

  #waiting: ((node: AudioWorkletNode) => void) | null = null;

  /** The moment of the first sound by `Date.now()`, also of a track that comes later. */
  first(): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('nothing was heard')), patienceMs);
      this.#waiting = (node) => {
        node.port.addEventListener('message', ({ data }: MessageEvent<number>) => {
          clearTimeout(late);
          resolve(data);
        });
        node.port.start();
      };
      if (this.#node) this.#waiting(this.#node);
    });
  }

  forget(): void {
    this.#source?.disconnect();
    this.#node?.disconnect();
    if (this.#player) this.#player.srcObject = null;
    this.#source = null;
    this.#node = null;
    this.#player = null;
  }
}
