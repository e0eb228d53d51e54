import type { DeviceDecision, DeviceReport } from '@contract';
import type { StoreApi } from 'zustand/vanilla';
import type { AudioDoor, AudioSnapshot } from './audio-door';
import {
  chooseDevices,
  type DeviceChoice,
  type DeviceEvent,
  nothingChosen,
  offerOf,
} from './device-choice-machine';
import type { DeviceRole } from './device-list';

export interface DeviceDeskOptions {
  store: StoreApi<AudioSnapshot>;
  inUse: () => Record<DeviceRole, boolean>;
  /** The id of the microphone that feeds the calls; null: not known. */
  feeding: () => string | null;
  /** What serves now, after every event. `reopen`: the microphone may be opened again after a question. */
  onUsed: (used: DeviceDecision, how: { closed: boolean; reopen: boolean }) => void;
}

/** Runs the choice of devices and shows it. */
export class DeviceDesk implements Pick<
  AudioDoor,
  'acknowledgeLost' | 'continueWith' | 'takeOffer' | 'declineOffer'
> {
  readonly #options: DeviceDeskOptions;
  #choice: DeviceChoice = nothingChosen;

  constructor(options: DeviceDeskOptions) {
    this.#options = options;
  }

  get asking(): boolean {
    return this.#choice.asking !== null;
  }

  listed(report: DeviceReport, before: DeviceReport): void {
    const id = this.#options.feeding();
    const feeding = before.microphones.find((one) => one.id === id) ?? null;
    this.#send({ kind: 'listed', report, feeding, inUse: this.#options.inUse() });
  }

  decided(decision: DeviceDecision, by: 'list' | 'order'): void {
    this.#send({ kind: 'decided', decision, by });
  }

  calling(busy: boolean): void {
    this.#send({ kind: busy ? 'callsBegan' : 'callsOver' });
  }

  continueWith(id: string): void {
    const { devices } = this.#options.store.getState();
    const microphone = devices.microphones.find((one) => one.id === id);
    if (microphone) this.#send({ kind: 'chosen', microphone });
  }

  takeOffer(): void {
    this.#send({ kind: 'offerTaken' });
  }

  declineOffer(): void {
    this.#send({ kind: 'offerDeclined' });
  }

  acknowledgeLost(): void {
    this.#send({ kind: 'lostSeen' });
  }

  #send(event: DeviceEvent): void {
    const before = this.#choice;
    const choice = chooseDevices(before, event);
    this.#choice = choice;
    const { used, asking, wanted, lost } = choice;
    this.#options.store.setState({
      decision: used,
      asking: asking && { lost: asking.label, proposal: wanted.microphone },
      offer: offerOf(choice),
      lost,
    });
    this.#options.onUsed(used, {
      closed: asking !== null,
      reopen: before.asking !== null && asking === null && choice.calling,
    });
  }
}
