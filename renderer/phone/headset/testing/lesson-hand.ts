import type { QuirkButton, TaughtButton } from '@contract';
import { type Lessons, quirkOf } from '../teach-quirk';
import { askedFor, startOfLesson, teach, type TeachEvent, teachTimes } from '../teach-machine';
import { watchTimes } from '../teach-watch';

/** A lesson and the hand that presses. The bytes are made up: no maker publishes how its own pages speak. */
export class LessonHand {
  now = 0;
  state = startOfLesson(0);
  #noise: { everyMs: number; next: number; say: () => void }[] = [];

  /** Something that the headset says by itself. */
  noise(everyMs: number, say: () => void): void {
    this.#noise.push({ everyMs, next: this.now + everyMs, say });
  }

  give(event: TeachEvent): void {
    this.state = teach(this.state, event, this.now);
  }

  report(reportId: number, ...bytes: number[]): void {
    this.give({ kind: 'report', reportId, bytes });
  }

  wait(ms: number): void {
    const until = this.now + ms;
    while (this.now < until) {
      this.now += 50;
      for (const one of this.#noise)
        if (this.now >= one.next) {
          one.next += one.everyMs;
          one.say();
        }
      if (this.now % 250 === 0) this.give({ kind: 'tick' });
    }
  }

  /** Until the headset was left alone long enough, and answered to its lights. */
  ready(): void {
    if (this.state.phase === 'rest') this.wait(watchTimes.restMs);
    this.wait(teachTimes.echoMs + 100);
  }

  /** Held down and let go. */
  press(down: () => void, up: () => void, heldMs = 150): void {
    down();
    this.wait(heldMs);
    up();
    this.wait(1200);
  }

  get asked(): TaughtButton | null {
    return askedFor(this.state);
  }

  skipRest(): void {
    while (this.asked) this.give({ kind: 'skip' });
  }

  /** What would be kept, by button. */
  get learned(): Partial<Record<TaughtButton, QuirkButton>> {
    const lessons: Lessons = Object.fromEntries(
      Object.entries(this.state.outcomes).filter(([, outcome]) => typeof outcome === 'object'),
    );
    const inputReports = [...this.state.watches.keys()].map((reportId) => ({ reportId }));
    const collections = [{ usagePage: 0xff43, usage: 0x0202, inputReports }];
    const quirk = quirkOf(lessons, { product: '046d:0ac4', name: 'Made', collections });
    return Object.fromEntries((quirk?.buttons ?? []).map((one) => [one.button, one]));
  }
}
