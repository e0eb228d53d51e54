import { levelWindow, rootMeanSquare } from '../levels';

/** Reads the level of one node. The analyser costs a copy of samples; the sum is made only when asked for. */
export class LevelTap {
  readonly node: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(context: AudioContext) {
    const window = levelWindow(context.sampleRate);
    const fftSize = 2 ** Math.ceil(Math.log2(window));
    this.node = new AnalyserNode(context, { fftSize });
    this.#samples = new Float32Array(fftSize);
  }

  read(): number {
    this.node.getFloatTimeDomainData(this.#samples);
    return rootMeanSquare(this.#samples.subarray(-levelWindow(this.node.context.sampleRate)));
  }
}
