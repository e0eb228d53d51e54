import { type GateMove, gateMove } from '../gate';

/** A gain that is exactly 0 or 1, and a straight line in between. */
export class GateNode {
  readonly node: GainNode;
  #move: GateMove | null = null;

  constructor(context: BaseAudioContext) {
    this.node = new GainNode(context, { gain: 0 });
  }

  set(open: boolean): void {
    if ((this.#move?.to ?? 0) === (open ? 1 : 0)) return;
    const { gain, context } = this.node;
    const move = gateMove(this.#move, open, context.currentTime);
    this.#move = move;
    gain.cancelScheduledValues(0);
    gain.setValueAtTime(move.from, move.fromAt);
    gain.linearRampToValueAtTime(move.to, move.toAt);
  }
}
