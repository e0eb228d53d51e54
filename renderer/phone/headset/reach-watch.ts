import type { Cancel, Clock } from '../../kernel';
import {
  type LinkMap,
  reach,
  type ReachEvent,
  reachMs,
  type ReachState,
  readLink,
  type Unreachable,
  unknownReach,
  unreachable,
} from './headset-reach';
import type { ButtonReading } from './headset-reports';

/** Watches whether the headset behind a key can be reached, from its reports and from its silence. */
export class ReachWatch {
  readonly #map: LinkMap;
  readonly #clock: Clock;
  readonly #changed: () => void;
  #state: ReachState = unknownReach;
  #lifted = false;
  #cancel: Cancel = () => undefined;

  constructor(map: LinkMap, clock: Clock, changed: () => void) {
    this.#map = map;
    this.#clock = clock;
    this.#changed = changed;
  }

  get now(): Unreachable {
    return unreachable(this.#state);
  }

  hear(reportId: number, data: DataView, buttons: readonly ButtonReading[]): void {
    for (const event of readLink(this.#map, reportId, data)) this.#give(event);
    if (buttons.length === 0) return;
    const hook = buttons.find(({ button, relative }) => button === 'hook' && !relative);
    this.#give({ kind: 'heard', lifted: hook ? hook.set : null });
  }

  /** What its lights say of the hook; `stands`: where its own hook was last seen. */
  told(lifted: boolean, stands: boolean | undefined): void {
    if (lifted === this.#lifted) return;
    this.#lifted = lifted;
    this.#give({ kind: 'told', lifted, already: stands === lifted });
    this.#cancel();
    this.#cancel = this.#clock.after(reachMs, () => this.#give({ kind: 'alarm' }));
  }

  stop(): void {
    this.#cancel();
  }

  #give(event: ReachEvent): void {
    const before = this.now;
    this.#state = reach(this.#state, event, this.#clock.monotonic());
    if (this.now !== before) this.#changed();
  }
}
