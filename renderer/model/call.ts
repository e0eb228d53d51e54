import { z } from 'zod/mini';

/** What crosses from the phone to the desk has its schema here, and its type from it. Times are epoch ms. */
export const callId = z.string().check(z.minLength(1), z.maxLength(200));
export type CallId = z.infer<typeof callId>;

/** Who is at the other end, as the network says it: sanitised text, never markup. */
export const remoteParty = z.strictObject({
  /** The user part of the address: digits, or an internal name. Empty when withheld. */
  number: z.string(),
  displayName: z.string(),
  anonymous: z.boolean(),
});
export type RemoteParty = z.infer<typeof remoteParty>;

/** What was called to reach the agent: the queue's number and, where the PBX names it, its name. */
export const calledParty = z.strictObject({ number: z.string(), name: z.string() });
export type CalledParty = z.infer<typeof calledParty>;

/** What the PBX says of the case that a call is about: sanitised text, never markup; each may be empty. */
export const callCase = z.strictObject({
  /** By which number or name the case is known (X-Case). */
  id: z.string(),
  /** What the PBX or the menu before it collected (User-to-User, RFC 7433), where it is text. */
  data: z.string(),
});
export type CallCase = z.infer<typeof callCase>;

export const endReason = z.enum([
  'hungUp',
  'cancelled',
  'busy',
  'noAnswer',
  'declined',
  'missed',
  'answeredElsewhere',
  /** A call was up or rang, and further ones are not to be heard. */
  'callWaitingOff',
  /** More calls came in a burst than the phone takes in. */
  'flood',
  'doNotDisturb',
  'agentUnavailable',
  'notFound',
  'unavailable',
  'redirected',
  /** Sent on by the desk, as the agent has set it. */
  'forwarded',
  'forbidden',
  'noCommonCodec',
  /** The caller's side wants what the desk does not do. */
  'incompatible',
  'transferred',
  'lineLost',
  'mediaFailed',
  /** Sound may go through the relay only, and that cannot be had. */
  'noRelay',
  'microphone',
  'serverError',
  /** The desk itself ended in the middle of the call. */
  'interrupted',
]);
export type EndReason = z.infer<typeof endReason>;

export const callEnd = z.strictObject({
  reason: endReason,
  by: z.enum(['agent', 'remote', 'network']),
  at: z.number(),
  /** The SIP status, for details on demand. */
  status: z.exactOptional(z.number()),
  /** Where a 3xx pointed: shown, redialled by one key, never followed by itself. */
  redirectTo: z.exactOptional(z.string()),
  /** The PBX did not confirm our hang-up: it may still hold the other side. */
  unconfirmed: z.exactOptional(z.boolean()),
});
export type CallEnd = z.infer<typeof callEnd>;

/**
 * Incoming: ringing -> answering -> talking -> ended
 * Outgoing: dialling -> ringingThere -> talking -> ended
 * `ending` stands between our hang-up and its confirmation; the screen already shows the end.
 */
export const callPhase = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('ringing'), since: z.number() }),
  z.strictObject({ name: z.literal('answering'), since: z.number() }),
  z.strictObject({ name: z.literal('dialling'), since: z.number() }),
  /** `earlyMedia`: the far side is heard before it answers; `awaited`: it soon will be. */
  z.strictObject({
    name: z.literal('ringingThere'),
    since: z.number(),
    earlyMedia: z.boolean(),
    awaited: z.exactOptional(z.literal(true)),
  }),
  z.strictObject({ name: z.literal('talking'), since: z.number() }),
  z.strictObject({
    name: z.literal('ending'),
    since: z.number(),
    talkedSince: z.nullable(z.number()),
    reason: endReason,
  }),
  z.strictObject({ name: z.literal('ended'), talkedSeconds: z.number(), end: callEnd }),
]);
export type CallPhase = z.infer<typeof callPhase>;

/** Wanted by the agent, and what the far side has confirmed. */
export const holdState = z.strictObject({
  wanted: z.boolean(),
  actual: z.boolean(),
  /** A re-INVITE is under way. */
  syncing: z.boolean(),
  /** The far side refused the last change. */
  refused: z.boolean(),
  /** Since when the actual state lasts; null when not held. */
  since: z.nullable(z.number()),
  /** The far side holds us. */
  byRemote: z.boolean(),
});
export type HoldState = z.infer<typeof holdState>;

const transferTo = { target: z.string(), with: z.nullable(callId) };
/** `with`: the call with the target that the customer's call takes over (RFC 3891); null: a blind transfer. */
export const transferState = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('none') }),
  z.strictObject({ step: z.literal('sent'), ...transferTo }),
  z.strictObject({ step: z.literal('ringing'), ...transferTo }),
  /** `status` null: nobody says whether the target took it. */
  z.strictObject({
    step: z.literal('failed'),
    target: z.string(),
    status: z.nullable(z.number()),
  }),
]);
export type TransferState = z.infer<typeof transferState>;

/** How both sides name the call between them (RFC 3261 section 12): our tag and theirs. */
export const dialogIds = z.strictObject({
  callId: z.string(),
  ours: z.string(),
  theirs: z.string(),
});
export type DialogIds = z.infer<typeof dialogIds>;

/** What a colleague's desk says about a call that it hands over: sanitised text, never markup. */
export const transferContext = z.strictObject({
  from: remoteParty,
  /** The interaction of the other desk: a word that both agents can name. */
  reference: z.string(),
  /** The customer, as the other desk knows them. */
  number: z.string(),
  name: z.string(),
  /** Several lines. */
  note: z.string(),
});
export type TransferContext = z.infer<typeof transferContext>;

/** A hand-over as it leaves: `intro` and `note` can be read on any phone, the rest is for another desk. */
export const outgoingTransferContext = z.strictObject({
  intro: z.string(),
  reference: z.string(),
  number: z.string(),
  name: z.string(),
  note: z.string(),
});
export type OutgoingTransferContext = z.infer<typeof outgoingTransferContext>;

/** `seen`: the agent has read it. */
const seen = { seen: z.exactOptional(z.literal(true)) };
export const digitsNote = z.discriminatedUnion('why', [
  z.strictObject({ why: z.literal('asMessages'), ...seen }),
  z.strictObject({ why: z.literal('unsent'), digits: z.string(), ...seen }),
]);
export type DigitsNote = z.infer<typeof digitsNote>;

/** One call. Its truths are orthogonal: phase, hold, mute, transfer (a call is several small truths). */
export const call = z.strictObject({
  id: callId,
  lineId: z.string(),
  /** The interaction that this call belongs to (ULID, made when the INVITE was seen). */
  interactionId: z.string(),
  /** Who called whom; also of a call that the desk takes back, whose new dialog is always ours. */
  direction: z.enum(['in', 'out']),
  practice: z.boolean(),
  remote: remoteParty,
  called: z.nullable(calledParty),
  startedAt: z.number(),
  phase: callPhase,
  hold: holdState,
  muted: z.boolean(),
  transfer: transferState,
  /** Digits sent in the call, oldest first. */
  digits: z.string(),
  /** What the agent has to know of their way: they went as messages, or these did not go. */
  digitsNote: z.exactOptional(digitsNote),
  /** Digits that wait: for the answer while it is dialled, in the conversation for a key of the agent's. */
  waitingDigits: z.exactOptional(z.string()),
  /** The caller's PBX asks to have it answered by itself, after so many seconds. */
  answerAfter: z.exactOptional(z.number()),
  /** Once it is answered: what finds the call again should the desk die in it. */
  dialog: z.exactOptional(dialogIds),
  /** It takes up a call in which the desk died, which was answered then. */
  recovers: z.exactOptional(z.strictObject({ answeredAt: z.number() })),
  /** The call that this one is a consultation about; both belong to one interaction. */
  consults: z.nullable(callId),
  /** Heard together with every other call of the conference. */
  conference: z.boolean(),
  /** The others of the conference do not hear this party. */
  silenced: z.boolean(),
  /** No call of its own: it stands for so many more that were turned away in one burst. */
  more: z.exactOptional(z.number()),
  /** Absent: the PBX says nothing of a case. */
  case: z.exactOptional(callCase),
  /** Who sent this call to us (RFC 3892), as they say. */
  referredBy: z.nullable(remoteParty),
  handover: z.nullable(transferContext),
  /** What became of the note that was sent to whom this call goes or is. */
  noteSent: z.enum(['no', 'sent', 'delivered', 'refused']),
  /** The media path: none before it is there. */
  media: z.enum(['none', 'flowing', 'troubled']),
  /** Of the last sound, while the path is troubled. */
  troubledSince: z.exactOptional(z.number()),
});
export type Call = z.infer<typeof call>;
