import type { ButtonReading, Lights } from './headset-reports';

/** What the desk's calls are, as far as a headset shows it. */
export interface CallPicture {
  readonly ringing: boolean;
  /** A call is dialled or up: the headset is off-hook. */
  readonly busy: boolean;
  readonly held: boolean;
  readonly message: boolean;
}

export type HeadsetOrder = 'answer' | 'hangUp' | 'decline' | 'flash' | 'redial';

/**
 * Whether the headset and the desk agree on mute. `syncing`: a headset that tells its state has not said yet what
 * the desk wants. `onHeadset`: it stays muted although the desk is not (a boom arm that is up), which is shown, not
 * fought.
 */
export type MutePhase = 'agreed' | 'syncing' | 'onHeadset';

/** Times are in milliseconds of a clock that never jumps. */
export interface HeadsetState {
  readonly calls: CallPicture;
  /** What the desk wants. */
  readonly muted: boolean;
  readonly mute: MutePhase;
  /** What a headset that tells its mute state said last; null: nothing, or it tells presses alone. */
  readonly mutedThere: boolean | null;
  /** The last state of each button that tells one; none: it has told nothing since it was opened. */
  readonly buttons: Readonly<Partial<Record<ButtonReading['button'], boolean>>>;
  /** Until then a button that tells its state for the first time says where it stands, and presses nothing. */
  readonly standsUntil: number;
  /** Until then the hook repeats what the desk has just told it. */
  readonly hookEchoUntil: number;
  /** When the desk last told the headset to lift or to hang up, and when its hook last said something. */
  readonly hookToldAt: number;
  readonly hookSaidAt: number;
  /** Its lights cannot be written: it never hears that a call is up. */
  readonly unlit: boolean;
  /** It hung up one of several calls: what goes on is to be told to it again. */
  readonly hungUpOne: boolean;
  /** Until then a press of mute is the headset's answer to the desk's own unmute. */
  readonly unmuteEchoUntil: number;
  /** When mute was last pressed there. */
  readonly mutePressedAt: number;
  /** Until then the headset has time to say that its mute is what the desk wants. */
  readonly syncUntil: number;
  /** What was asked last, until the calls have changed or it comes to nothing. */
  readonly asked: { readonly order: HeadsetOrder; readonly until: number } | null;
  readonly lights: Lights;
}

export type HeadsetEvent =
  /** Its reports are read from now on. */
  | { kind: 'opened' }
  | { kind: 'calls'; calls: CallPicture }
  | { kind: 'muted'; muted: boolean }
  /** Whether its lights could be written. */
  | { kind: 'written'; done: boolean }
  | { kind: 'report'; buttons: readonly ButtonReading[] }
  | { kind: 'alarm' };

export type HeadsetEffect =
  /** `again`: although the lights are what they were. */
  | { do: 'show'; lights: Lights; again?: boolean }
  | { do: 'order'; order: HeadsetOrder }
  | { do: 'setMute'; muted: boolean }
  /** The hook moved although the desk has no call: another program uses this headset too. */
  | { do: 'usedElsewhere' }
  | { do: 'alarm'; afterMs: number };

export interface HeadsetStep {
  readonly state: HeadsetState;
  readonly effects: readonly HeadsetEffect[];
}

export const headsetTimes = {
  /** A headset that says where it stands when it is opened does so at once; one at rest says nothing until it is pressed. */
  standsMs: 500,
  /** An off-hook that was told to the headset comes back as a hook, sometimes with a glitch. */
  hookEchoMs: 500,
  /** A headset that hears nothing of the call puts its hook back by itself after about two seconds. */
  unlitHookMs: 3000,
  /** A headset whose arm is up answers an unmute with a press of mute. */
  unmuteEchoMs: 700,
  /** Two presses within this are a headset that quarrels: it is left muted. */
  quarrelMs: 1000,
  /** A headset that tells its state has this long to take over the desk's. */
  muteSyncMs: 1000,
  /** An order that changed nothing may be given again. */
  orderMs: 2000,
} as const;
