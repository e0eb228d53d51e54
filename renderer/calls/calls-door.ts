import type { StoreApi } from 'zustand/vanilla';
import type { Result } from '../kernel';
import type { Call, CallId } from './call';
import type { LeftCall } from './take-back';

export interface CallsSnapshot {
  /** Every call that is not dismissed yet, oldest first. Ended calls stay until `dismiss`. */
  calls: Call[];
  /** The call on the stage: the one talking, else the newest. */
  stageId: CallId | null;
}

export type CallCommandName =
  | 'answer'
  | 'decline'
  | 'hangUp'
  | 'hold'
  | 'resume'
  | 'mute'
  | 'unmute'
  | 'keypad'
  | 'transfer'
  | 'swap'
  | 'dismiss';

/** Calls as the rest of the desk uses them. Made by `createCallsFlow`. A command that does not fit is ignored and logged. */
export interface CallsDoor {
  store: StoreApi<CallsSnapshot>;
  /**
   * Codes notDialable, lineNotReady, tooManyCalls. A talking call is held first. Digits behind the number
   * (`0123,,45#`) are sent after the answer.
   */
  dial(target: string): Result<CallId>;
  /**
   * Calls whom an earlier run of the desk was talking to: the other side lets the new call take the place of the
   * old one, or refuses. Nobody's phone rings anew.
   */
  takeBack(left: LeftCall): CallId;
  /** A talking call is held first. */
  answer(call: CallId): void;
  decline(call: CallId, why: 'busy' | 'unavailable'): void;
  /** Sends a ringing call on to a number that can be dialled. */
  forward(call: CallId, target: string): void;
  hangUp(call: CallId): void;
  hold(call: CallId): void;
  /** Resuming holds the call that is talking: one talks at a time. */
  resume(call: CallId): void;
  mute(call: CallId): void;
  unmute(call: CallId): void;
  transfer(call: CallId, target: string): Result<null>;
  /** `,` is a pause of two seconds, `;` waits for `goOnDigits`. Code notDigits. */
  sendDigits(call: CallId, digits: string): Result<null>;
  /** Sends what waits for a key. */
  goOnDigits(call: CallId): void;
  /** Takes an ended call off the list. */
  dismiss(call: CallId): void;
}
