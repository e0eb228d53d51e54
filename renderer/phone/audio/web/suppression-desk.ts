import type { Cancel, Clock, Log } from '../../../kernel';
import { countSlow, isTooSlow, type SuppressorState } from '../suppression';
import { LevelTap } from './level-tap';
import type { SwitchedPath } from './switched-path';

type Node = AudioWorkletNode & { destroy(): void };

interface Running {
  node: Node;
  /** The path's own sound goes into it. */
  inPath: boolean;
  cancelWarming: Cancel;
}

/** The network starts by itself in its own thread and does not say when it is ready. */
const lookEvery = 50;
const patience = 15_000;
const paceEvery = 1_000;

/**
 * Puts the neural network into the paths that want it. A path is straight until its network has been heard
 * to work, and straight again the moment it breaks or this machine cannot follow: no call ever waits for it.
 */
export class SuppressionDesk {
  readonly #context: AudioContext;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #onState: (state: SuppressorState) => void;
  readonly #wanted = new Set<SwitchedPath>();
  readonly #running = new Map<SwitchedPath, Running>();
  #state: SuppressorState = 'off';
  #loading: Promise<() => Node> | null = null;
  #cancelPace: Cancel | null = null;
  #slow = 0;
  #failed = false;

  constructor(
    context: AudioContext,
    { clock, log }: { clock: Clock; log: Log },
    onState: (state: SuppressorState) => void,
  ) {
    this.#context = context;
    this.#clock = clock;
    this.#log = log;
    this.#onState = onState;
  }

  /** A network that could not be had is tried again for the next call; a slow machine stays one. */
  want(path: SwitchedPath): void {
    if (this.#wanted.has(path) || this.#state === 'tooSlow' || this.#failed) return;
    this.#wanted.add(path);
    void this.#start(path);
  }

  /** A call begins: what could not be had is asked for again, and only then: each try opens the microphone anew. */
  forgive(): void {
    this.#failed = false;
  }

  leave(path: SwitchedPath): void {
    this.#wanted.delete(path);
    this.#stop(path);
    if (this.#wanted.size === 0 && this.#state !== 'tooSlow') this.#tell('off');
  }

  /** Nobody wants it: what was learnt about this machine is forgotten, so that the agent can try again. */
  rest(): void {
    for (const path of this.#wanted) this.leave(path);
    this.#tell('off');
  }

  dispose(): void {
    for (const path of this.#wanted) this.leave(path);
    this.#cancelPace?.();
    this.#cancelPace = null;
  }

  async #start(path: SwitchedPath): Promise<void> {
    if (this.#running.size === 0) this.#tell('loading');
    try {
      this.#loading ??= import('./suppressor-node').then(({ loadSuppressor }) =>
        loadSuppressor(this.#context),
      );
      const make = await this.#loading;
      if (this.#wanted.has(path) && !this.#running.has(path)) this.#warm(path, make());
    } catch (error) {
      this.#loading = null;
      this.#give('failed', String(error));
    }
  }

  /** A soft tone is played to it until something comes out; nobody hears that. */
  #warm(path: SwitchedPath, node: Node): void {
    const tone = new OscillatorNode(this.#context, { frequency: 300 });
    const soft = new GainNode(this.#context, { gain: 0.01 });
    const tap = new LevelTap(this.#context);
    let waited = 0;
    node.addEventListener('processorerror', () => this.#give('failed', 'it broke'));
    tone.connect(soft).connect(node).connect(tap.node);
    tone.start();
    const cleared = () => {
      tone.stop();
      soft.disconnect();
    };
    const look = () => {
      const running = this.#running.get(path);
      if (running?.node !== node) return cleared();
      if (tap.read() > 0) {
        cleared();
        node.disconnect(tap.node);
        running.inPath = true;
        path.input.connect(node);
        path.through(node);
        this.#tell('on');
        this.#watchPace();
      } else if (waited > patience) {
        cleared();
        this.#give('failed', 'it does not answer');
      } else {
        if (this.#context.state === 'running') waited += lookEvery;
        running.cancelWarming = this.#clock.after(lookEvery, look);
      }
    };
    const cancelWarming = this.#clock.after(lookEvery, look);
    this.#running.set(path, { node, inPath: false, cancelWarming });
  }

  #stop(path: SwitchedPath): void {
    const running = this.#running.get(path);
    if (!running) return;
    this.#running.delete(path);
    running.cancelWarming();
    path.through(null);
    // Until the ramp is over it is still heard.
    this.#clock.after(100, () => {
      if (running.inPath) path.input.disconnect(running.node);
      running.node.disconnect();
      running.node.destroy();
    });
  }

  #give(state: 'failed' | 'tooSlow', why: string): void {
    this.#log('warn', `noise suppression ${state}: ${why}`);
    for (const path of this.#running.keys()) this.#stop(path);
    this.#wanted.clear();
    this.#failed = state === 'failed';
    this.#tell(state);
  }

  /** The sound's own clock stands still while the machine cannot follow. */
  #watchPace(): void {
    if (this.#cancelPace) return;
    let made = this.#context.currentTime;
    let at = this.#clock.monotonic();
    const look = () => {
      this.#cancelPace = null;
      if (this.#running.size === 0) return;
      const [now, then] = [this.#context.currentTime, this.#clock.monotonic()];
      const runs = this.#context.state === 'running';
      this.#slow = runs ? countSlow(this.#slow, now - made, (then - at) / 1_000) : 0;
      [made, at] = [now, then];
      if (isTooSlow(this.#slow)) return this.#give('tooSlow', 'the sound falls behind');
      this.#cancelPace = this.#clock.after(paceEvery, look);
    };
    this.#slow = 0;
    this.#cancelPace = this.#clock.after(paceEvery, look);
  }

  #tell(state: SuppressorState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#onState(state);
  }
}
