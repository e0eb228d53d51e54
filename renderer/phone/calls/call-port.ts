import type { Unsubscribe } from '../../kernel';
import type {
  CallCase,
  CalledParty,
  CallId,
  DialogIds,
  EndReason,
  TransferContext,
  OutgoingTransferContext,
  RemoteParty,
} from '../../model/call';

/** Why a call ended, in our words (RFC 3261 section 21, RFC 3326). */
export interface EndSignal {
  reason: EndReason;
  by: 'agent' | 'remote' | 'network';
  status?: number;
  redirectTo?: string;
  unconfirmed?: boolean;
}

/**
 * How a call is refused: 603 where the agent will not, 486 where it cannot be taken now, 404 where nobody is.
 * Never 480: PBXes count that as an agent who did not answer, and take him out of the queue.
 */
export type RefusedAs = 'declined' | 'busy' | 'nobodyHere';

/** A caller as the INVITE names them. */
export interface Caller {
  call: CallId;
  remote: RemoteParty;
  called: CalledParty | null;
  /** What the PBX says of the case; absent: nothing. */
  case?: CallCase;
  /** Who transferred the caller to us (RFC 3892); absent: nobody is named. */
  referredBy?: RemoteParty;
}

/** What calls hear of the SIP side. */
export type CallSignal =
  /**
   * Whoever turns it away or sends it on does so before this returns: then nothing has rung, there or here.
   * `answerAfter`: seconds after which the caller's PBX wants it answered by itself.
   */
  | ({ kind: 'incoming'; answerAfter?: number } & Caller)
  /** A caller who was refused before anything could ring: it is over. `more`: nobody in particular, so many calls. */
  | ({ kind: 'turnedAway'; end: EndSignal; more?: number } & Caller)
  /**
   * It rings there, or (`earlyMedia`) the far side's own sound is heard; told anew whenever that changes.
   * `awaited`: that sound is about to come, and no tone of ours is needed meanwhile.
   */
  | { kind: 'ringingThere'; call: CallId; earlyMedia: boolean; awaited?: true }
  /** The dialog is confirmed: for an incoming call the ACK was seen. */
  | { kind: 'established'; call: CallId; dialog?: DialogIds }
  | { kind: 'holdChanged'; call: CallId; held: boolean }
  | { kind: 'holdRefused'; call: CallId; status: number }
  | { kind: 'heldByRemote'; call: CallId; held: boolean }
  /** Null: it was agreed upon, and nobody says how it ended. */
  | { kind: 'transferProgress'; call: CallId; status: number | null }
  /** Somebody else took the far end's place in the same call (RFC 3891). */
  | {
      kind: 'replaced';
      call: CallId;
      remote: RemoteParty;
      referredBy?: RemoteParty;
      case?: CallCase;
      dialog?: DialogIds;
    }
  /** The far end names itself anew: somebody else is there (RFC 4916), or the same party has a name now. */
  | { kind: 'partyChanged'; call: CallId; remote: RemoteParty }
  /** A hand-over of ours has reached its reader's phone, or has not. */
  | { kind: 'noteSent'; call: CallId; delivered: boolean }
  /** `asMessages`: by INFO, since the far end takes no RTP events. */
  | { kind: 'digitsSent'; call: CallId; digits: string; asMessages?: true }
  /** They did not leave and will not, or were refused. */
  | { kind: 'digitsUnsent'; call: CallId; digits: string }
  /** `since`: epoch ms of the change; troubled: of the last sound. */
  | { kind: 'mediaChanged'; call: CallId; media: 'flowing' | 'troubled'; since: number }
  | { kind: 'ended'; call: CallId; end: EndSignal };

export interface DialPortOptions {
  earlyMedia: boolean;
  anonymous: boolean;
  /** It leaves with whatever microphone there is, or with none. */
  emergency?: boolean;
  /** Takes the place of this call at the other end, or does not come about at all (RFC 3891). */
  replaces?: DialogIds;
}

/** What calls need of the SIP side. Every order answers with signals; none throws, none waits. */
export interface CallPort {
  /** `target`: digits, `+` and internal names only; the address is built from it and the domain. */
  dial(call: CallId, target: string, options: DialPortOptions): void;
  answer(call: CallId): void;
  decline(call: CallId, why: RefusedAs): void;
  /** 302 with the target in the line's own domain (RFC 3261 section 21.3.3). */
  redirect(call: CallId, target: string): void;
  /** CANCEL, BYE or a refusal, by the state the dialog is in. */
  hangUp(call: CallId): void;
  setHold(call: CallId, held: boolean): void;
  /**
   * REFER (RFC 3515). `replaces` names our call with the target, which the transferred party takes over
   * (RFC 3891, RFC 5589 section 7); null: the target is called anew.
   */
  transfer(call: CallId, target: string, replaces: CallId | null): void;
  /** Tells the target about the call that comes to it (MESSAGE, RFC 3428); answers with `noteSent`. */
  sendTransferContext(call: CallId, target: string, handover: OutgoingTransferContext): void;
  /** What other desks of our PBX say about calls that come to us. */
  onTransferContext(listener: (handover: TransferContext) => void): Unsubscribe;
  /**
   * RFC 4733, queued: none is lost when typed fast. `0-9*#A-D`, `,` for two seconds of pause. Before the answer
   * they leave at once or not at all.
   */
  sendDigits(call: CallId, digits: string): void;
  onSignal(listener: (signal: CallSignal) => void): Unsubscribe;
}

/** The agent's microphone towards one call. Closed means silence on the wire, not only a flag. */
export interface CallMicrophone {
  /** Opened while the phone rings, so that answering is immediate. */
  warm(): void;
  setOpen(call: CallId, open: boolean): void;
  /** Nothing of this call is needed any more. */
  release(call: CallId): void;
}

/** Several calls heard together, and what a held one hears. */
export interface CallMixing {
  /** Everyone named hears everyone else named, and the agent. Empty: nobody is mixed. Replaces the earlier mix. */
  mix(calls: readonly CallId[]): void;
  /** Whether the others in the mix hear this party; true until it is said otherwise. */
  setHeard(call: CallId, heard: boolean): void;
  /** A held party hears music in place of silence. The microphone stays closed towards it. */
  setHoldMusic(call: CallId, on: boolean): void;
}
