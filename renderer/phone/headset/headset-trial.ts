import type { Cancel, Clock } from '../../kernel';
import { type HeadsetButton, headsetLights } from './headset-map';
import type { ButtonReading, Lights } from './headset-reports';
import { headsetTimes } from './headset-step';

/** What came of lighting a headset's lights for a moment. */
export interface LightsTried {
  /** It took what it was told. */
  readonly written: boolean;
  /** Its hook answered within 200 ms that a call is up, and that it is over. Many headsets never do. */
  readonly acknowledged: boolean;
}

/** A headset that is tried without any call: its buttons do nothing meanwhile. */
export interface HeadsetTrial {
  readonly lights: Promise<LightsTried>;
  /** The first button that is pressed after the lights; null: it was stopped, or a call came. */
  readonly pressed: Promise<HeadsetButton | null>;
  stop(): void;
}

export interface TrialParts {
  readonly clock: Clock;
  /** It can be told that a call is up, and says where its hook is. */
  readonly hooks: boolean;
  /** False: it did not take it. */
  write(lights: Lights): Promise<boolean>;
  /** Where its buttons stand, as far as it has said. */
  readonly stands: Readonly<Partial<Record<HeadsetButton, boolean>>>;
  /** It is over: the headset shows and does again what the calls say. */
  over(): void;
}

/** Short: some headsets ring aloud with this light. */
const ringMs = 200;
const acknowledgeMs = 200;

const dark = Object.fromEntries(headsetLights.map((light) => [light, false])) as Lights;

class Trial implements HeadsetTrial {
  readonly lights: Promise<LightsTried>;
  readonly pressed: Promise<HeadsetButton | null>;
  readonly #parts: TrialParts;
  readonly #stands: Partial<Record<HeadsetButton, boolean>>;
  #lit = false;
  #hookEchoUntil = -Infinity;
  #hook: ((lifted: boolean) => void) | null = null;
  #wake: () => void = () => undefined;
  #cancel: Cancel = () => undefined;
  #end: (button: HeadsetButton | null) => void = () => undefined;
  #over = false;

  constructor(parts: TrialParts) {
    this.#parts = parts;
    this.#stands = { ...parts.stands };
    this.pressed = new Promise((resolve) => (this.#end = resolve));
    this.lights = this.#light();
  }

  stop(): void {
    this.#finish(null);
  }

  heard(buttons: readonly ButtonReading[]): void {
    for (const { button, set, relative } of buttons) {
      const moved = relative ? set : set !== (this.#stands[button] ?? false);
      if (!relative) this.#stands[button] = set;
      if (button === 'hook' && !relative && moved) this.#hook?.(set);
      if (moved && this.#counts(button)) this.#finish(button);
    }
  }

  #counts(button: HeadsetButton): boolean {
    const echo = button === 'hook' && this.#parts.clock.monotonic() < this.#hookEchoUntil;
    return this.#lit && !echo;
  }

  #finish(button: HeadsetButton | null): void {
    if (this.#over) return;
    this.#over = true;
    this.#cancel();
    this.#wake();
    this.#end(button);
    this.#parts.over();
  }

  async #light(): Promise<LightsTried> {
    let written = await this.#write({ ...dark, ring: true });
    await this.#pause(ringMs);
    written = (await this.#write(dark)) && written;
    const acknowledged = written && this.#parts.hooks && (await this.#hooks());
    this.#hookEchoUntil = this.#parts.clock.monotonic() + headsetTimes.hookEchoMs;
    this.#lit = true;
    return { written, acknowledged };
  }

  async #hooks(): Promise<boolean> {
    const lifted = await this.#says(true);
    const down = await this.#says(false);
    return lifted && down;
  }

  #says(lifted: boolean): Promise<boolean> {
    let said = false;
    this.#hook = (now) => {
      if (now !== lifted) return;
      said = true;
      this.#wake();
    };
    return this.#write({ ...dark, offHook: lifted })
      .then((written) => (written && !said ? this.#pause(acknowledgeMs) : undefined))
      .then(() => {
        this.#hook = null;
        return said;
      });
  }

  #write(lights: Lights): Promise<boolean> {
    return this.#over ? Promise.resolve(false) : this.#parts.write(lights);
  }

  #pause(ms: number): Promise<void> {
    if (this.#over) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(ms, resolve);
      this.#cancel = cancel;
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}

export type RunningTrial = HeadsetTrial & { heard(buttons: readonly ButtonReading[]): void };

/** Lights ring and call for a moment, and waits for one button. */
export const startTrial = (parts: TrialParts): RunningTrial => new Trial(parts);
