import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idleHeadset, transition } from './headset-machine';
import type { ButtonReading } from './headset-reports';
import type { CallPicture, HeadsetEvent, HeadsetOrder, HeadsetState } from './headset-step';

// Any order of rings, hooks, mutes, plugs, echoes and late reports, with a desk that carries out what it is told
// after a while. Seeded; ALLODESK_TRACES says how many.

type Deed =
  | 'ring'
  | 'callerGivesUp'
  | 'answerOnScreen'
  | 'hangUpOnScreen'
  | 'farEndHangsUp'
  | 'muteOnScreen'
  | 'hook'
  | 'muteThere'
  | 'lateEcho'
  | 'replug'
  | 'wait';
const deeds: Deed[] = [
  'ring',
  'callerGivesUp',
  'answerOnScreen',
  'hangUpOnScreen',
  'farEndHangsUp',
  'muteOnScreen',
  'hook',
  'muteThere',
  'lateEcho',
  'replug',
  'wait',
];

/** A desk with one call at most, and a headset that tells states or presses. */
class Scene {
  readonly orders: { order: HeadsetOrder; call: number; phase: string; pressed: boolean }[] = [];
  state: HeadsetState = idleHeadset;
  now = 0;
  #call = 0;
  #phase: 'none' | 'ringing' | 'up' = 'none';
  #muted = false;
  #hook = false;
  #mutedThere = false;
  #told = 0;
  #pressing = false;
  #alarmAt = Infinity;
  #later: { at: number; run: () => void }[] = [];

  constructor(
    readonly relativeMute: boolean,
    readonly delayMs: number,
    /** Whether it repeats what it is shown. */
    readonly echoes: boolean,
    /**
     * `told`: it is lifted and hung up with the desk; `own`: it keeps a hook of its own, which no light moves;
     * `pressed`: it says presses alone.
     */
    readonly hook: 'told' | 'own' | 'pressed',
  ) {
    this.#open();
  }

  #open(): void {
    this.#give({ kind: 'opened' });
    if (this.hook === 'own') this.#give({ kind: 'written', done: false });
    this.#tell();
  }

  get disagrees(): boolean {
    if (this.relativeMute || this.#phase !== 'up') return false;
    return this.#mutedThere && !this.#muted;
  }

  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const next = Math.min(this.#alarmAt, ...this.#later.map((one) => one.at));
      if (next > until) break;
      this.now = Math.max(this.now, next);
      if (this.#alarmAt <= this.now) {
        this.#alarmAt = Infinity;
        this.#give({ kind: 'alarm' });
      }
      const due = this.#later.filter((one) => one.at <= this.now);
      this.#later = this.#later.filter((one) => one.at > this.now);
      for (const one of due) one.run();
    }
    this.now = until;
  }

  do(deed: Deed): void {
    switch (deed) {
      case 'ring':
        if (this.#phase === 'none') {
          this.#call += 1;
          this.#become('ringing');
        }
        return;
      case 'callerGivesUp':
        return this.#phase === 'ringing' ? this.#become('none') : undefined;
      case 'answerOnScreen':
        return this.#phase === 'ringing' ? this.#become('up') : undefined;
      case 'hangUpOnScreen':
      case 'farEndHangsUp':
        return this.#phase === 'up' ? this.#become('none') : undefined;
      case 'muteOnScreen':
        if (this.#phase === 'up') this.#mute(!this.#muted);
        return;
      case 'hook':
        this.#hook = !this.#hook;
        this.#pressing = true;
        if (this.hook === 'pressed')
          for (const set of [true, false]) this.#report([{ button: 'hook', set, relative: true }]);
        else this.#tell();
        this.#pressing = false;
        return;
      case 'muteThere':
        if (this.relativeMute) return this.#report([{ button: 'mute', set: true, relative: true }]);
        this.#mutedThere = !this.#mutedThere;
        return this.#tell();
      case 'lateEcho':
        return this.#tell();
      case 'replug':
        return this.#open();
      case 'wait':
    }
  }

  #become(phase: 'none' | 'ringing' | 'up'): void {
    this.#phase = phase;
    if (phase === 'none') this.#mute(false);
    const picture: CallPicture = {
      ringing: phase === 'ringing',
      busy: phase === 'up',
      held: false,
      message: false,
    };
    this.#give({ kind: 'calls', calls: picture });
    if (phase === 'ringing' || this.hook !== 'told') return;
    const told = ++this.#told;
    // The headset takes over what it is shown and says so; lifted by the desk, it may stumble first.
    const steps = phase === 'up' ? [true, false, true] : [false];
    for (const [at, hook] of steps.entries())
      this.#soon(this.delayMs + at * 20, () => {
        // Told something else meanwhile, it goes over to that.
        if (this.#told !== told) return;
        this.#hook = hook;
        if (this.echoes) this.#tell();
      });
  }

  #mute(muted: boolean): void {
    this.#muted = muted;
    this.#give({ kind: 'muted', muted });
  }

  #tell(): void {
    const mute: ButtonReading[] = this.relativeMute
      ? []
      : [{ button: 'mute', set: this.#mutedThere, relative: false }];
    const hook: ButtonReading[] =
      this.hook === 'pressed' ? [] : [{ button: 'hook', set: this.#hook, relative: false }];
    this.#report([...hook, ...mute]);
  }

  #report(buttons: ButtonReading[]): void {
    this.#give({ kind: 'report', buttons });
  }

  #soon(ms: number, run: () => void): void {
    this.#later.push({ at: this.now + ms, run });
  }

  #give(event: HeadsetEvent): void {
    const step = transition(this.state, event, this.now);
    this.state = step.state;
    for (const effect of step.effects) {
      if (effect.do === 'alarm') this.#alarmAt = this.now + effect.afterMs;
      if (effect.do === 'setMute') this.#muted = effect.muted;
      if (effect.do === 'order') {
        const { order } = effect;
        this.orders.push({
          order,
          call: this.#call,
          phase: this.#phase,
          pressed: this.#pressing,
        });
        const call = this.#call;
        this.#soon(this.delayMs, () => {
          if (call !== this.#call) return;
          if (order === 'answer' && this.#phase === 'ringing') this.#become('up');
          if (order === 'hangUp' && this.#phase === 'up') this.#become('none');
        });
      }
    }
  }
}

describe('a headset in any order of events', () => {
  const runs = Number(process.env['ALLODESK_TRACES'] ?? 100);
  const step = fc.record({
    deed: fc.constantFrom(...deeds),
    after: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 1500 })),
  });

  it(`answers and hangs up a call once at most, and hides no mute (${runs} traces)`, () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.integer({ min: 0, max: 400 }),
        fc.array(step, { minLength: 5, maxLength: 60 }),
        fc.boolean(),
        fc.constantFrom('told', 'own', 'pressed'),
        (relativeMute, delayMs, steps, echoes, hook) => {
          const scene = new Scene(relativeMute, delayMs, echoes, hook);
          for (const { deed, after } of steps) {
            scene.do(deed);
            scene.pass(after);
          }
          scene.pass(5000);
          for (const order of ['answer', 'hangUp'] as const) {
            const given = scene.orders.filter((one) => one.order === order).map((one) => one.call);
            expect(given).toEqual([...new Set(given)]);
          }
          expect(scene.orders.filter((one) => one.phase === 'none' || !one.pressed)).toEqual([]);
          // Wanted is actual, or it is said that it is not.
          if (scene.disagrees) expect(scene.state.mute).toBe('onHeadset');
        },
      ),
      { numRuns: runs },
    );
  });
});
