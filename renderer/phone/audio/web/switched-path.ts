import type { Clock } from '../../../kernel';
import { gateRampSeconds } from '../gate';
import { GateNode } from './gate-node';

/** Sound that goes straight through until something better is ready, and again when that fails. */
export class SwitchedPath {
  readonly input: GainNode;
  readonly output: GainNode;
  readonly #clock: Clock;
  readonly #straight: GateNode;
  #detour: { gate: GateNode; node: AudioNode } | null = null;

  constructor(context: AudioContext, clock: Clock) {
    this.#clock = clock;
    // One voice: what is made better is made better once.
    this.input = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
    this.output = new GainNode(context);
    this.#straight = new GateNode(context);
    this.#straight.set(true);
    this.input.connect(this.#straight.node).connect(this.output);
  }

  /** Through this node from now on, which hears the input already; null: straight through. */
  through(node: AudioNode | null): void {
    const before = this.#detour;
    if (before?.node === node) return;
    this.#detour = null;
    this.#straight.set(node === null);
    if (before) this.#leave(before);
    if (!node) return;
    const gate = new GateNode(this.output.context);
    node.connect(gate.node).connect(this.output);
    gate.set(true);
    this.#detour = { gate, node };
  }

  #leave({ gate, node }: { gate: GateNode; node: AudioNode }): void {
    gate.set(false);
    this.#clock.after(gateRampSeconds * 1_000 + 50, () => {
      node.disconnect();
      gate.node.disconnect();
    });
  }
}
