const recorder = `
registerProcessor('far-ear', class extends AudioWorkletProcessor {
  process([input]) {
    if (input[0]) this.port.postMessage(input[0].slice());
    return true;
  }
});`;

const taught = new WeakSet<AudioContext>();

/** The far end's ear: every sample that arrives, none skipped. */
export class FarEar {
  #chunks: Float32Array[] | null = null;

  static async make(context: AudioContext, stream: MediaStream): Promise<FarEar> {
    const module = URL.createObjectURL(new Blob([recorder], { type: 'text/javascript' }));
    if (!taught.has(context)) await context.audioWorklet.addModule(module);
    taught.add(context);
    URL.revokeObjectURL(module);
    // Chromium decodes a remote track only while an element plays it.
    const element = new Audio();
    element.muted = true;
    element.srcObject = stream;
    await element.play();
    return new FarEar(context, stream);
  }

  private constructor(context: AudioContext, stream: MediaStream) {
    const node = new AudioWorkletNode(context, 'far-ear', { channelCount: 1 });
    new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(node);
    node.port.addEventListener('message', ({ data }: MessageEvent<Float32Array>) =>
      this.#chunks?.push(data),
    );
    node.port.start();
  }

  async record(ms: number): Promise<Float32Array> {
    const chunks: Float32Array[] = [];
    this.#chunks = chunks;
    await new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
    this.#chunks = null;
    const all = new Float32Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }
}
