import { gainFactor } from '../caller-level';
import type { Clock } from '../../../kernel';
import type { Ear } from './ear';
import { GateNode } from './gate-node';
import { LevelTap } from './level-tap';
import { SwitchedPath } from './switched-path';

/** As slow as an ear that adapts. */
const gainSeconds = 0.15;

/** One caller in the agent's ear: stream -> path (noise suppression) -> level -+-> gate -> the chosen output. Closed at first. */
export class BetterVoice {
  readonly #ear: Ear;
  readonly #path: SwitchedPath;
  readonly #level: GainNode;
  readonly #tap: LevelTap;
  readonly #gate: GateNode;
  #source: MediaStreamAudioSourceNode;
  #suppressed = false;

  constructor(ear: Ear, clock: Clock, stream: MediaStream) {
    const { context } = ear;
    this.#ear = ear;
    this.#path = new SwitchedPath(context, clock);
    this.#level = new GainNode(context);
    this.#tap = new LevelTap(context);
    this.#gate = new GateNode(context);
    this.#path.output.connect(this.#level).connect(this.#tap.node);
    this.#level.connect(this.#gate.node).connect(context.destination);
    this.#source = this.#from(stream);
  }

  get runs(): boolean {
    return this.#ear.runs;
  }

  setStream(stream: MediaStream): void {
    this.#source.disconnect();
    this.#source = this.#from(stream);
  }

  /** A network that broke is not asked for again until the wish changes, or for the next call. */
  suppress(wanted: boolean): void {
    if (wanted === this.#suppressed) return;
    this.#suppressed = wanted;
    if (wanted) this.#ear.suppression.want(this.#path);
    else this.#ear.suppression.leave(this.#path);
  }

  /** In dB; the system's own volume is never touched. */
  setGain(gain: number): void {
    const { gain: at, context } = this.#level;
    at.setTargetAtTime(gainFactor(gain), context.currentTime, gainSeconds);
  }

  setOpen(open: boolean): void {
    this.#gate.set(open);
  }

  /** What would be heard, the gate aside. */
  read(): number {
    return this.#tap.read();
  }

  end(): void {
    this.suppress(false);
    this.#source.disconnect();
    this.#gate.node.disconnect();
  }

  #from(stream: MediaStream): MediaStreamAudioSourceNode {
    const source = new MediaStreamAudioSourceNode(this.#ear.context, { mediaStream: stream });
    source.connect(this.#path.input);
    return source;
  }
}
