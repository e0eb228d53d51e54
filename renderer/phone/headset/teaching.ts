import type { Clock, Log } from '../../kernel';
import type { HidDevice, HidPort } from './headset-port';
import type { LessonView } from './headsets-door';
import { Lesson } from './lesson';

export interface TeachingParts {
  readonly port: HidPort;
  readonly clock: Clock;
  readonly log: Log;
  /** In order with everything else that is done with this device. */
  after(device: HidDevice, run: () => Promise<void>): void;
  changed(): void;
  /** The device is free again. */
  released(): void;
}

/** The one lesson that may be under way, and what may be used for it. */
export class Teaching {
  readonly #parts: TeachingParts;
  #lesson: Lesson | null = null;

  constructor(parts: TeachingParts) {
    this.#parts = parts;
  }

  get view(): LessonView | null {
    return this.#lesson?.view ?? null;
  }

  /** Whether this device is taken by the lesson. */
  holds(device: HidDevice): boolean {
    return this.#lesson !== null && !this.#lesson.isOver && this.#lesson.device === device;
  }

  start(device: HidDevice): void {
    const { clock, port, after } = this.#parts;
    const lesson: Lesson = new Lesson(device, {
      clock,
      changed: () => {
        this.#parts.changed();
        if (lesson.isOver) this.#release(lesson);
      },
    });
    this.#lesson = lesson;
    after(device, async () => {
      await port.teaching(device.product);
      await lesson.open();
    });
  }

  answer(kind: 'skip' | 'again' | 'back'): void {
    this.#lesson?.give({ kind });
  }

  /** What is plugged in now. */
  see(devices: readonly HidDevice[]): void {
    const lesson = this.#lesson;
    if (lesson?.isOpen && !devices.includes(lesson.device))
      lesson.give({ kind: 'end', why: 'unplugged' });
  }

  /** A call is up, or none any more. */
  calls(inCall: boolean): void {
    this.#lesson?.calls(inCall);
  }

  end(): void {
    const lesson = this.#lesson;
    this.#lesson = null;
    if (lesson && !lesson.isOver) lesson.give({ kind: 'end', why: 'closed' });
    else if (!lesson) this.#forbid();
  }

  #release(lesson: Lesson): void {
    this.#parts.after(lesson.device, async () => {
      await lesson.close();
      this.#forbid();
    });
  }

  /** Nothing may be used for a lesson any more, but what the next one, begun meanwhile, is about. */
  #forbid(): void {
    const next = this.#lesson && !this.#lesson.isOver ? this.#lesson.device.product : null;
    this.#parts.port
      .teaching(next)
      .catch((error: unknown) => this.#parts.log('warn', `headsets: ${String(error)}`))
      .finally(() => this.#parts.released());
  }
}
