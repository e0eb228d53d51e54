export type CallId = string;

/** Who is at the other end, as the network says it: sanitised text, never markup. */
export interface RemoteParty {
  /** The user part of the address: digits, or an internal name. Empty when withheld. */
  number: string;
  displayName: string;
  anonymous: boolean;
}

/** What was called to reach the agent: the queue's number and, where the PBX names it, its name. */
export interface CalledParty {
  number: string;
  name: string;
}

/** What the PBX says of the case that a call is about: sanitised text, never markup; each may be empty. */
export interface CallCase {
  /** By which number or name the case is known (X-Case). */
  id: string;
  /** What the PBX or the menu before it collected (User-to-User, RFC 7433), where it is text. */
  data: string;
}

export type EndReason =
  | 'hungUp'
  | 'cancelled'
  | 'busy'
  | 'noAnswer'
  | 'declined'
  | 'missed'
  | 'answeredElsewhere'
  /** A call was up or rang, and further ones are not to be heard. */
  | 'callWaitingOff'
  /** More calls came in a burst than the phone takes in. */
  | 'flood'
  | 'doNotDisturb'
  | 'agentUnavailable'
  | 'notFound'
  | 'unavailable'
  | 'redirected'
  /** Sent on by the desk, as the agent has set it. */
  | 'forwarded'
  | 'forbidden'
  | 'noCommonCodec'
  /** The caller's side wants what the desk does not do. */
  | 'incompatible'
  | 'transferred'
  | 'lineLost'
  | 'mediaFailed'
  /** Sound may go through the relay only, and that cannot be had. */
  | 'noRelay'
  | 'microphone'
  | 'serverError'
  /** The desk itself ended in the middle of the call. */
  | 'interrupted';

export interface CallEnd {
  reason: EndReason;
  by: 'agent' | 'remote' | 'network';
  /** Epoch ms. */
  at: number;
  /** The SIP status, for details on demand. */
  status?: number;
  /** Where a 3xx pointed: shown, redialled by one key, never followed by itself. */
  redirectTo?: string;
  /** The PBX did not confirm our hang-up: it may still hold the other side. */
  unconfirmed?: boolean;
}

/**
 * Incoming: ringing -> answering -> talking -> ended
 * Outgoing: dialling -> ringingThere -> talking -> ended
 * `ending` stands between our hang-up and its confirmation; the screen already shows the end.
 */
export type CallPhase =
  | { name: 'ringing'; since: number }
  | { name: 'answering'; since: number }
  | { name: 'dialling'; since: number }
  /** `earlyMedia`: the far side is heard before it answers; `awaited`: it soon will be. */
  | { name: 'ringingThere'; since: number; earlyMedia: boolean; awaited?: true }
  | { name: 'talking'; since: number }
  | { name: 'ending'; since: number; talkedSince: number | null; reason: EndReason }
  | { name: 'ended'; talkedSeconds: number; end: CallEnd };

/** Wanted by the agent, and what the far side has confirmed. */
export interface HoldState {
  wanted: boolean;
  actual: boolean;
  /** A re-INVITE is under way. */
  syncing: boolean;
  /** The far side refused the last change. */
  refused: boolean;
  /** Epoch ms since when the actual state lasts; null when not held. */
  since: number | null;
  /** The far side holds us. */
  byRemote: boolean;
}

/** `with`: the call with the target that the customer's call takes over (RFC 3891); null: a blind transfer. */
export type TransferState =
  | { step: 'none' }
  | { step: 'sent'; target: string; with: CallId | null }
  | { step: 'ringing'; target: string; with: CallId | null }
  /** `status` null: nobody says whether the target took it. */
  | { step: 'failed'; target: string; status: number | null };

/** How both sides name the call between them (RFC 3261 section 12): our tag and theirs. */
export interface DialogIds {
  callId: string;
  ours: string;
  theirs: string;
}

/** What a colleague's desk says about a call that it hands over: sanitised text, never markup. */
export interface TransferContext {
  from: RemoteParty;
  /** The interaction of the other desk: a word that both agents can name. */
  reference: string;
  /** The customer, as the other desk knows them. */
  number: string;
  name: string;
  /** Several lines. */
  note: string;
}

/** A hand-over as it leaves: `intro` and `note` can be read on any phone, the rest is for another desk. */
export interface OutgoingTransferContext {
  intro: string;
  reference: string;
  number: string;
  name: string;
  note: string;
}

export type DigitsNote = ({ why: 'asMessages' } | { why: 'unsent'; digits: string }) & {
  /** The agent has read it. */
  seen?: true;
};

/** One call. Its truths are orthogonal: phase, hold, mute, transfer (a call is several small truths). */
export interface Call {
  id: CallId;
  lineId: string;
  /** The interaction that this call belongs to (ULID, made when the INVITE was seen). */
  interactionId: string;
  /** Who called whom; also of a call that the desk takes back, whose new dialog is always ours. */
  direction: 'in' | 'out';
  practice: boolean;
  remote: RemoteParty;
  called: CalledParty | null;
  startedAt: number;
  phase: CallPhase;
  hold: HoldState;
  muted: boolean;
  transfer: TransferState;
  /** Digits sent in the call, oldest first. */
  digits: string;
  /** What the agent has to know of their way: they went as messages, or these did not go. */
  digitsNote?: DigitsNote;
  /** Digits that wait: for the answer while it is dialled, in the conversation for a key of the agent's. */
  waitingDigits?: string;
  /** The caller's PBX asks to have it answered by itself, after so many seconds. */
  answerAfter?: number;
  /** Once it is answered: what finds the call again should the desk die in it. */
  dialog?: DialogIds;
  /** It takes up a call in which the desk died, which was answered then (epoch ms). */
  takesBack?: { answeredAt: number };
  /** The call that this one is a consultation about; both belong to one interaction. */
  consults: CallId | null;
  /** Heard together with every other call of the conference. */
  conference: boolean;
  /** The others of the conference do not hear this party. */
  silenced: boolean;
  /** No call of its own: it stands for so many more that were turned away in one burst. */
  more?: number;
  /** Absent: the PBX says nothing of a case. */
  case?: CallCase;
  /** Who sent this call to us (RFC 3892), as they say. */
  referredBy: RemoteParty | null;
  handover: TransferContext | null;
  /** What became of the note that was sent to whom this call goes or is. */
  noteSent: 'no' | 'sent' | 'delivered' | 'refused';
  /** The media path: none before it is there. */
  media: 'none' | 'flowing' | 'troubled';
  /** Epoch ms of the last sound, while the path is troubled. */
  troubledSince?: number;
}
