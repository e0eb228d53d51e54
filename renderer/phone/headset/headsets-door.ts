import type { HeadsetQuirk, TaughtButton } from '@contract';
import type { HeadsetButton, HeadsetLight } from './headset-map';
import type { Unreachable } from './headset-reach';
import type { LightsTried } from './headset-trial';
import type { TeachEnd, TeachState } from './teach-machine';
import { doorKey, type ReadableStore, type Unsubscribe } from '../../kernel';

/**
 * `opening`, then `open`; `readOnly`: its buttons are heard, its lights cannot be written; `refused`: the system
 * does not let it be opened.
 */
export type HeadsetAccess = 'opening' | 'open' | 'readOnly' | 'refused';

export interface HeadsetView {
  readonly id: string;
  readonly name: string;
  /** Vendor and product in hexadecimal, the same for each device of this product. */
  readonly product: string;
  readonly access: HeadsetAccess;
  /** All of a call, or mute alone. */
  readonly powers: 'calls' | 'mute';
  /** Calls are shown on it, and its buttons are for them. */
  readonly used: boolean;
  /** Its key is plugged in, the headset cannot be reached; absent: it is there, or nothing is known of it. */
  readonly reach?: NonNullable<Unreachable>;
  /** Off-hook although the desk has no call: another program's call, or its button was pressed. */
  readonly liftedElsewhere?: true;
  readonly buttons: readonly HeadsetButton[];
  /** Those of them that were learned by pressing them. */
  readonly taught: readonly HeadsetButton[];
  readonly lights: readonly HeadsetLight[];
  readonly lit: readonly HeadsetLight[];
  /** When each button was last seen pressed, epoch ms, in this run of the desk. */
  readonly seen: Readonly<Partial<Record<HeadsetButton, number>>>;
}

/** Something plugged in that may be a headset, whose buttons are not known. */
export interface UnknownHeadset {
  readonly id: string;
  readonly name: string;
  readonly product: string;
}

/** A byte of a report that changed, for IT. */
export interface LessonChange {
  readonly reportId: number;
  readonly byte: number;
  readonly from: number;
  readonly to: number;
  /** Epoch ms. */
  readonly at: number;
}

/** A headset whose buttons are being learned. */
export interface LessonView {
  readonly id: string;
  readonly name: string;
  readonly product: string;
  readonly phase: 'opening' | TeachState['phase'];
  /** The button that is to be pressed now. */
  readonly asked: TaughtButton | null;
  readonly step: number;
  /** How often it was seen. */
  readonly presses: number;
  readonly trouble: TeachState['trouble'];
  readonly outcomes: Readonly<Partial<Record<TaughtButton, 'learned' | 'none' | 'withHook'>>>;
  readonly end: TeachEnd | null;
  readonly change: LessonChange | null;
  /** What was learned, once every button was asked for; null: nothing yet, or nothing at all. */
  readonly quirk: HeadsetQuirk | null;
  /** With it, and with what its descriptor says, the headset serves for calls. */
  readonly useful: boolean;
}

export interface HeadsetsSnapshot {
  /** Whether this browser can hear headset buttons at all. */
  readonly available: boolean;
  readonly headsets: readonly HeadsetView[];
  readonly unknown: readonly UnknownHeadset[];
  readonly lesson: LessonView | null;
  /** The headset in use stays muted although the desk is not. */
  readonly mutedThere: boolean;
  /** The hook moved without a call: another program uses the headset too. Epoch ms, of the last time. */
  readonly usedElsewhereAt: number | null;
}

/** Headset buttons and lights as the rest of the desk uses them. */
export interface HeadsetsDoor {
  readonly store: ReadableStore<HeadsetsSnapshot>;
  /** Lets the agent choose headsets where the browser wants to be asked; from a click or a key. */
  choose(): Promise<void>;
  /** The agent's own choice: calls are shown on this headset, and its buttons are for them. Null: no choice. */
  prefer(id: string | null): void;
  /** All lights of a headset for two seconds, so that the agent sees which it is and that they work. */
  showLights(id: string): void;
  /**
   * Tries a headset without a call: its lights for a moment, then one button. Null where it is gone, cannot be opened, or
   * a call is on. A second trial ends the first.
   */
  tryLights(id: string): Promise<LightsTried | null>;
  /** Whether a button was pressed after the lights; false: the trial was ended, or a call came. */
  trialPressed(): Promise<boolean>;
  endTrial(): void;
  /**
   * Shows what could be a headset beside those of the standard, among the unknown; from a click or a key. Until
   * `endTeaching`.
   */
  lookFurther(): Promise<void>;
  /** Learns the buttons of this one. Meanwhile they touch no call; not while one is up or rings. */
  teach(id: string): void;
  /** The button that is asked for: there is none, it is asked again, or the one before it is. */
  answerLesson(answer: 'skip' | 'again' | 'back'): void;
  /** The lesson is over, whatever became of it; the headset is back with the calls. */
  endTeaching(): void;
  /** Its redial key was pressed. No headset button ever dials by itself: the desk shows the last number. */
  onRedial(listener: (number: string) => void): Unsubscribe;
}

export const headsetsDoor = doorKey<HeadsetsDoor>()('headsets');
