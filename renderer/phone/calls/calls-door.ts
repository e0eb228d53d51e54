import {
  type AnsweredAtOnce,
  doorKey,
  type Result,
  type ReadableStore,
  type Unsubscribe,
} from '../../kernel';
import type { Call, CallId, OutgoingTransferContext } from '../../model/call';
import type { LeftCall } from './call-recovery';
import type { CallsNews } from './calls-news';

export interface CallsSnapshot {
  /** Every call that is not dismissed yet, oldest first. Ended calls stay until `dismiss`. */
  calls: Call[];
  /** The call on the stage: the one talking, else the newest. */
  stageId: CallId | null;
}

/** `onlyIfIdle`: not beside any other call. */
export interface DialHow {
  onlyIfIdle?: boolean;
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
  | 'consult'
  | 'complete'
  | 'backToCustomer'
  | 'join'
  | 'separate'
  | 'leave'
  | 'silence'
  | 'unsilence'
  | 'dismiss';

/** Calls as the desk uses them, across the phone's port. A command that does not fit is ignored and logged. */
export interface CallsDoor {
  store: ReadableStore<CallsSnapshot>;
  /** In the order in which it happened. */
  onEvent(listener: (news: CallsNews) => void): Unsubscribe;
  /**
   * Codes notDialable, lineNotReady, tooManyCalls, inCall. A talking call is held first; a number that is being dialled
   * already is not dialled twice. Digits behind the number
   * (`0123,,45#`) are sent after the answer.
   */
  dial(target: string, how?: DialHow): Promise<Result<CallId>>;
  /**
   * Calls whom an earlier run of the desk was talking to: the other side lets the new call take the place of the
   * old one, or refuses. Nobody's phone rings anew.
   */
  recover(left: LeftCall): Promise<CallId>;
  /** A talking call is held first. */
  answer(call: CallId): void;
  decline(call: CallId): void;
  /** Sends a ringing call on to a number that can be dialled. */
  forward(call: CallId, target: string): void;
  hangUp(call: CallId): void;
  hold(call: CallId): void;
  /** Holds everybody who talks with this call: the whole conference, or the call alone. */
  holdAll(call: CallId): void;
  /** One conversation at a time: whoever talks is held. A conference that is held comes back whole. */
  resume(call: CallId): void;
  /** Towards everybody in the conversation of this call. */
  mute(call: CallId): void;
  unmute(call: CallId): void;
  /**
   * Codes notDialable, notNow. The hand-over goes to the target alone, and only inside of the company: a
   * number of the public network is given none.
   */
  transfer(call: CallId, target: string, handover?: OutgoingTransferContext): Promise<Result<null>>;
  /**
   * Holds the call and calls somebody about it, in the same interaction. Codes as for `dial` and `transfer`.
   * `name`: what the agent calls them.
   */
  consult(
    call: CallId,
    who: { target: string; name: string },
    handover?: OutgoingTransferContext,
  ): Promise<Result<CallId>>;
  /**
   * Sends the customer to whom the consultation is with. While it only rings there, the consultation is
   * taken back first and the target called anew (RFC 3891 section 3: a ringing phone refuses Replaces).
   */
  complete(consultation: CallId): void;
  /** Ends the consultation and goes on with the customer. */
  backToCustomer(consultation: CallId): void;
  /** Makes a conference of this call and the one it goes with. */
  join(call: CallId): void;
  /** Goes on with this call alone; the others of the conference are held. */
  separate(call: CallId): void;
  /** Leaves the two others of the conference to each other. */
  leave(call: CallId): void;
  /** Whether the others of the conference hear this party. */
  silence(call: CallId): void;
  unsilence(call: CallId): void;
  /** Ends the call, and with it the conference that it is in. */
  hangUpAll(call: CallId): void;
  /** `,` is a pause of two seconds, `;` waits for `goOnDigits`. Code notDigits. */
  sendDigits(call: CallId, digits: string): Promise<Result<null>>;
  /** Sends what waits for a key. */
  goOnDigits(call: CallId): void;
  /** The agent has read what became of them. */
  digitsNoteSeen(call: CallId): void;
  /** Takes an ended call off the list. */
  dismiss(call: CallId): void;
}

/** Calls within the phone, which knows each answer at once. Made by `createCallsFlow`. */
export type CallsFlow = AnsweredAtOnce<CallsDoor>;

export const callsDoor = doorKey<CallsDoor>()('calls');
