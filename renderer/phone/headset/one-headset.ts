import type { HeadsetQuirk } from '@contract';
import type { Cancel, Clock, Log, Unsubscribe } from '../../kernel';
import { idleHeadset, isMove, transition } from './headset-machine';
import {
  buttonsOf,
  type HeadsetButton,
  type HeadsetLight,
  headsetLights,
  type HeadsetMap,
  keepsOwnHook,
  powersOf,
} from './headset-map';
import type { HidDevice } from './headset-port';
import { linkMapOf } from './headset-reach';
import {
  changedReports,
  lightReports,
  type LightReport,
  type Lights,
  readButtons,
} from './headset-reports';
import type { HeadsetEvent, HeadsetOrder, HeadsetState } from './headset-step';
import { type HeadsetTrial, type RunningTrial, startTrial } from './headset-trial';
import type { HeadsetAccess, HeadsetView } from './headsets-door';
import { ReachWatch } from './reach-watch';
import { mapOf, readTaught, type TaughtMemory } from './taught-buttons';

export interface OneHeadsetParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Its view has changed. */
  changed(): void;
  order(order: HeadsetOrder): void;
  setMute(muted: boolean): void;
  usedElsewhere(): void;
}

const showMs = 2000;
/** What is lit to show that it works. Off-hook and mute are left out: the headset would take them for a call. */
const demonstrated: readonly HeadsetLight[] = ['ring', 'hold', 'message', 'speaker', 'online'];
const demonstration = Object.fromEntries(
  headsetLights.map((light) => [light, demonstrated.includes(light)]),
) as Lights;

/** A device whose buttons and lights are known: its reports through the machine, its lights written in order. */
export class OneHeadset {
  readonly device: HidDevice;
  readonly #map: HeadsetMap;
  readonly #parts: OneHeadsetParts;
  readonly #quirk: HeadsetQuirk | undefined;
  #taught: TaughtMemory = {};
  #state: HeadsetState = idleHeadset;
  #access: HeadsetAccess = 'opening';
  #written: readonly LightReport[] = [];
  #writing: Promise<void> = Promise.resolve();
  #seen: Partial<Record<HeadsetButton, number>> = {};
  #cancelAlarm: Cancel = () => undefined;
  #showing: Cancel | null = null;
  readonly #reach: ReachWatch;
  #trial: RunningTrial | null = null;
  #unhear: Unsubscribe = () => undefined;
  #closed = false;

  /** Null where the device is of no use for calls. `quirk`: what was taught of its product. */
  static of(
    device: HidDevice,
    parts: OneHeadsetParts,
    quirk: HeadsetQuirk | undefined,
  ): OneHeadset | null {
    const map = mapOf(device, quirk);
    return map && powersOf(map) !== 'none' ? new OneHeadset(device, map, parts, quirk) : null;
  }

  private constructor(
    device: HidDevice,
    map: HeadsetMap,
    parts: OneHeadsetParts,
    quirk: HeadsetQuirk | undefined,
  ) {
    this.device = device;
    this.#map = map;
    this.#parts = parts;
    this.#quirk = quirk;
    const link = linkMapOf(device.collections());
    this.#reach = new ReachWatch(link, parts.clock, () => parts.changed());
  }

  get powers(): 'calls' | 'mute' {
    return powersOf(this.#map) === 'calls' ? 'calls' : 'mute';
  }

  /** More is known of it than when it was read: by the browser, or because its buttons were taught. */
  isOther(quirk: HeadsetQuirk | undefined): boolean {
    if (JSON.stringify(quirk) !== JSON.stringify(this.#quirk)) return true;
    return powersOf(mapOf(this.device, quirk)) !== powersOf(this.#map);
  }

  get usable(): boolean {
    return this.#access === 'open' || this.#access === 'readOnly';
  }

  get mutedThere(): boolean {
    return this.#state.mute === 'onHeadset';
  }

  async open(): Promise<void> {
    const opened = await this.device.open();
    // Pulled out, or not wanted any more, while the system took its time.
    if (this.#closed) return opened ? this.device.close() : undefined;
    this.#access = opened ? 'open' : 'refused';
    if (opened) {
      this.#unhear = this.device.onReport((reportId, data) => this.#hear(reportId, data));
      this.give({ kind: 'opened' });
      if (keepsOwnHook(this.#map)) this.give({ kind: 'written', done: false });
    }
    this.#parts.changed();
  }

  /** The headset is left dark, unless it is gone already; from this call on it is not heard. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelAlarm();
    this.#showing?.();
    this.#trial?.stop();
    this.#reach.stop();
    this.#unhear();
    this.#write(idleHeadset.lights);
    await this.#writing;
    await this.device.close();
  }

  give(event: HeadsetEvent): void {
    if (this.#closed) return;
    const before = this.#state;
    const step = transition(before, event, this.#parts.clock.monotonic());
    this.#state = step.state;
    for (const effect of step.effects) {
      if (effect.do === 'show') this.#write(effect.lights, effect.again);
      else if (effect.do === 'order') this.#parts.order(effect.order);
      else if (effect.do === 'setMute') this.#parts.setMute(effect.muted);
      else if (effect.do === 'usedElsewhere') this.#parts.usedElsewhere();
      else this.#wake(effect.afterMs);
    }
    if (this.#showing && !this.#atRest) this.#endShowing();
    if (this.#trial && !this.#atRest) this.#trial.stop();
    if (step.state.lights !== before.lights || step.state.mute !== before.mute)
      this.#parts.changed();
  }

  showLights(): void {
    if (this.#access !== 'open' || this.#showing || this.#trial || !this.#atRest) return;
    this.#write(demonstration);
    this.#showing = this.#parts.clock.after(showMs, () => this.#endShowing());
    this.#parts.changed();
  }

  /** Whatever is written to it then is last, and ends the call of another program. */
  get #liftedElsewhere(): boolean {
    const down = { button: 'hook', set: false, relative: false } as const;
    return this.#atRest && isMove(this.#state, down, this.#parts.clock.monotonic());
  }

  /** Null where it cannot be written to yet, or a call is on, here or elsewhere. */
  tryOut(): HeadsetTrial | null {
    if (!this.usable || !this.#atRest || this.#liftedElsewhere || this.#closed) return null;
    if (this.#showing) this.#endShowing();
    this.#trial?.stop();
    const { buttons } = this.view(false);
    const trial = startTrial({
      clock: this.#parts.clock,
      hooks: this.powers === 'calls' && buttons.includes('hook'),
      stands: this.#state.buttons,
      write: async (lights) => {
        this.#write(lights);
        await this.#writing;
        return this.#access === 'open';
      },
      over: () => {
        if (this.#trial === trial) this.#trial = null;
        // A hook that was pressed meanwhile is told where it stands.
        this.#write(this.#state.lights, this.#atRest);
      },
    });
    this.#trial = trial;
    return trial;
  }

  get #atRest(): boolean {
    return !this.#state.calls.ringing && !this.#state.calls.busy;
  }

  /** At the end of its time, or as soon as there is a call to show. */
  #endShowing(): void {
    this.#showing?.();
    this.#showing = null;
    this.#write(this.#state.lights);
    this.#parts.changed();
  }

  view(used: boolean): HeadsetView {
    const lights = [...this.#map.lights.values()].flatMap(({ fields }) =>
      fields.map((one) => one.light),
    );
    const reach = this.#reach.now;
    const shown = this.#showing ? demonstration : this.#state.lights;
    const lit = (light: HeadsetLight) => shown[light];
    return {
      id: this.device.id,
      name: this.device.name,
      product: this.device.product,
      access: this.#access,
      powers: this.powers,
      used,
      ...(reach && { reach }),
      ...(this.#liftedElsewhere && { liftedElsewhere: true }),
      buttons: buttonsOf(this.#map),
      taught: this.#map.taught.map((one) => one.button),
      lights,
      lit: lights.filter(lit),
      seen: this.#seen,
    };
  }

  #hear(reportId: number, data: DataView): void {
    const at = this.#parts.clock.monotonic();
    const taught = readTaught(this.#map.taught, { reportId, data, at }, this.#taught);
    this.#taught = taught.memory;
    const buttons = [...readButtons(this.#map, reportId, data), ...taught.buttons];
    this.#reach.hear(reportId, data, buttons);
    if (buttons.length === 0) return;
    const moved = buttons.filter((reading) => isMove(this.#state, reading, at));
    // While it is tried its buttons do nothing; when that is over, a hook that still falls back is no press.
    if (this.#trial) this.#trial.heard(buttons);
    else this.give({ kind: 'report', buttons });
    if (moved.length === 0) return;
    const now = this.#parts.clock.now();
    this.#seen = { ...this.#seen, ...Object.fromEntries(moved.map(({ button }) => [button, now])) };
    this.#parts.changed();
  }

  /** One report after the other: a device takes what it is told last for the truth. */
  #write(lights: Lights, again = false): void {
    if (!this.usable) return;
    if (this.#access === 'open') this.#reach.told(lights.offHook, this.#state.buttons.hook);
    const now = lightReports(this.#map, lights);
    const changed = changedReports(again ? [] : this.#written, now);
    this.#written = now;
    for (const report of changed)
      this.#writing = this.#writing.then(async () => {
        const access = (await this.device.write(report)) ? 'open' : 'readOnly';
        this.give({ kind: 'written', done: access === 'open' && !keepsOwnHook(this.#map) });
        // Tried again with the next change; a headset that was unplugged is gone soon.
        if (access === 'readOnly')
          this.#written = this.#written.filter((one) => one.reportId !== report.reportId);
        if (this.#access === access || this.#closed) return;
        this.#access = access;
        if (access === 'readOnly') this.#parts.log('warn', 'headset: its lights cannot be written');
        this.#parts.changed();
      });
  }

  #wake(afterMs: number): void {
    this.#cancelAlarm();
    this.#cancelAlarm = this.#parts.clock.after(afterMs, () => this.give({ kind: 'alarm' }));
  }
}
