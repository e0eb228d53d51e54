import { headsetOf } from './headset-devices';
import type { HidDevice } from './headset-port';

type Known = Pick<HidDevice, 'id' | 'product'>;
interface Candidate {
  readonly device: Pick<HidDevice, 'id' | 'product' | 'name'>;
}

/** By its plugging, else by its product where there is one of it. */
const findAgain = <C extends Candidate>(known: Known | null, able: readonly C[]): C | null => {
  const same = able.filter(({ device }) => device.product === known?.product);
  return (
    able.find(({ device }) => device.id === known?.id) ??
    (same.length === 1 ? (same[0] ?? null) : null)
  );
};

const headsetOfLabel = <C extends Candidate>(label: string, able: readonly C[]): C | null => {
  const named = able.map((one) => ({
    id: one.device.id,
    product: one.device.product,
    name: one.device.name,
    one,
  }));
  return headsetOf(label, named)?.one ?? null;
};

/** Which of several headsets the calls are on. `able`: those that can be used at this moment. */
export class HeadsetOwner {
  /** Of the microphone in use, or of the last one while there is none. */
  #label: string | null = null;
  #speaks = false;
  /** The headset whose button was pressed for the calls that are up: it keeps them, also replugged. */
  #taken: Known | null = null;
  /** The headset that the agent chose; it is kept, also replugged, until a microphone of another is chosen. */
  #preferred: Known | null = null;

  /** A button for the calls was pressed there. */
  take({ id, product }: Known): void {
    this.#taken = { id, product };
  }

  callsOver(): void {
    this.#taken = null;
  }

  prefer(chosen: Known | null): void {
    this.#preferred = chosen && { id: chosen.id, product: chosen.product };
    this.#taken = null;
  }

  speaksInto(label: string | null, able: readonly Candidate[]): void {
    // A microphone that went away and is back was not chosen.
    if (label !== null && label !== this.#label) this.#chosen(label, able);
    this.#label = label ?? this.#label;
    this.#speaks = label !== null;
  }

  /** Pressed for the calls, else the agent's choice, else that of the microphone, else the only one. */
  used<C extends Candidate>(able: readonly C[]): C | null {
    const chosen = findAgain(this.#taken, able) ?? findAgain(this.#preferred, able);
    if (chosen) return chosen;
    const speaking = this.#speaks ? headsetOfLabel(this.#label ?? '', able) : null;
    return speaking ?? (able.length === 1 ? (able[0] ?? null) : null);
  }

  /** Choosing a headset's microphone is choosing the headset; a microphone without one says nothing of buttons. */
  #chosen(label: string, able: readonly Candidate[]): void {
    const chosen = headsetOfLabel(label, able);
    if (!chosen) return;
    this.#taken = null;
    if (this.#preferred?.product !== chosen.device.product) this.#preferred = null;
  }
}
