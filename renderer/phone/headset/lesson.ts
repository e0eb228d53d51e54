import { type HeadsetQuirk, type TaughtButton, taughtButtons } from '@contract';
import type { Cancel, Clock, Unsubscribe } from '../../kernel';
import { idleHeadset } from './headset-machine';
import { mapHeadset, powersOf } from './headset-map';
import type { HidDevice } from './headset-port';
import { changedReports, lightReports, type Lights } from './headset-reports';
import type { LessonChange, LessonView } from './headsets-door';
import { mapOf } from './taught-buttons';
import {
  askedFor,
  isDone,
  startOfLesson,
  teach,
  type TeachEvent,
  type TeachState,
} from './teach-machine';
import { type Lessons, quirkOf } from './teach-quirk';

export interface LessonParts {
  readonly clock: Clock;
  changed(): void;
}

const tickMs = 250;
const dark: Lights = idleHeadset.lights;
/** Many headsets say a button only while there is something for it to do. */
const lightsFor: Record<TaughtButton, Lights> = {
  hook: { ...dark, ring: true },
  reject: { ...dark, ring: true },
  drop: { ...dark, offHook: true },
  mute: { ...dark, offHook: true },
  redial: dark,
};

/** One headset whose buttons are being learned: its reports through the machine, and no call in sight. */
export class Lesson {
  readonly device: HidDevice;
  readonly #parts: LessonParts;
  #state: TeachState;
  #opened = false;
  #change: LessonChange | null = null;
  #said = new Map<number, readonly number[]>();
  #cancelTick: Cancel = () => undefined;
  #unhear: Unsubscribe = () => undefined;
  #writing: Promise<unknown> = Promise.resolve();
  #lights = dark;
  #inCall = false;

  constructor(device: HidDevice, parts: LessonParts) {
    this.device = device;
    this.#parts = parts;
    this.#state = startOfLesson(parts.clock.monotonic());
  }

  get isOver(): boolean {
    return this.#state.phase === 'over';
  }

  get isOpen(): boolean {
    return this.#opened;
  }

  async open(): Promise<void> {
    const opened = await this.device.open();
    if (this.isOver) return opened ? this.device.close() : undefined;
    if (!opened) return this.give({ kind: 'end', why: 'refused' });
    this.#opened = true;
    // The quiet moment begins now, not when the system was asked.
    this.#state = startOfLesson(this.#parts.clock.monotonic());
    this.#unhear = this.device.onReport((reportId, data) => this.#hear(reportId, data));
    // A call may have been answered while the system took its time.
    this.#light();
    this.#tick();
    this.#parts.changed();
  }

  give(event: TeachEvent): void {
    const before = this.#state;
    this.#state = teach(before, event, this.#parts.clock.monotonic());
    if (this.#state.phase !== before.phase || this.#state.step !== before.step) this.#light();
    if (this.isOver) this.#cancelTick();
    if (this.#state !== before) this.#parts.changed();
  }

  /** After its end: not heard any more, left dark and shut. */
  async close(): Promise<void> {
    this.#unhear();
    await this.#writing;
    if (this.#opened) await this.device.close();
    this.#opened = false;
  }

  /** A call on its sound goes on: many headsets keep the microphone shut while they are not told of one. */
  calls(inCall: boolean): void {
    this.#inCall = inCall;
    if (!this.isOver) this.#light();
  }

  /** What was learned, also by a lesson that ended while it waited to be kept; null: nothing, or not done yet. */
  get quirk(): HeadsetQuirk | null {
    if (!isDone(this.#state)) return null;
    const lessons: Lessons = Object.fromEntries(
      Object.entries(this.#state.outcomes).filter(([, outcome]) => typeof outcome === 'object'),
    );
    const { product, name } = this.device;
    return quirkOf(lessons, { product, name, collections: this.device.collections() });
  }

  get view(): LessonView {
    const { phase, presses, trouble, outcomes, end, step } = this.#state;
    const said = taughtButtons.flatMap((button) => {
      const outcome = outcomes[button];
      if (!outcome) return [];
      return [[button, typeof outcome === 'object' ? 'learned' : outcome] as const];
    });
    const { quirk } = this;
    return {
      id: this.device.id,
      name: this.device.name,
      product: this.device.product,
      phase: this.#opened || end ? phase : 'opening',
      asked: askedFor(this.#state),
      step,
      presses,
      trouble,
      outcomes: Object.fromEntries(said),
      end,
      change: this.#change,
      quirk,
      useful: quirk !== null && powersOf(mapOf(this.device, quirk)) !== 'none',
    };
  }

  #hear(reportId: number, data: DataView): void {
    const bytes = Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    const before = this.#said.get(reportId);
    const byte = before ? bytes.findIndex((now, at) => now !== before[at]) : -1;
    if (before && byte >= 0)
      this.#change = {
        reportId,
        byte,
        from: before[byte] ?? 0,
        to: bytes[byte] ?? 0,
        at: this.#parts.clock.now(),
      };
    this.#said.set(reportId, bytes);
    this.give({ kind: 'report', reportId, bytes });
  }

  #tick(): void {
    this.#cancelTick = this.#parts.clock.after(tickMs, () => {
      this.give({ kind: 'tick' });
      if (!this.isOver) this.#tick();
    });
  }

  #light(): void {
    const map = mapHeadset(this.device.collections());
    const asked = askedFor(this.#state);
    const wanted = asked ? lightsFor[asked] : dark;
    const lights = this.#inCall ? { ...wanted, offHook: true } : wanted;
    if (!map || !this.#opened) return;
    const before = lightReports(map, this.#lights);
    this.#lights = lights;
    for (const report of changedReports(before, lightReports(map, lights)))
      this.#writing = this.#writing.then(() => this.device.write(report));
  }
}
