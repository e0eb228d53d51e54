import type { CustomerId } from './customer';
import type { RecordedQuality } from './recorded-quality';

export type InteractionId = string;
export type Channel = 'call' | 'email' | 'chat' | 'letter' | 'fax' | 'visit';

/** Somebody besides the customer who had a part in a call. */
export interface OtherParty {
  /** `before`: at the other end of the same call until whom the record names came. */
  part: 'consulted' | 'conference' | 'transferredTo' | 'sentBy' | 'before';
  /** As it was dialled, or as the network gave it. */
  number: string;
  /** What the agent's lists, the book or the network call them; may be empty. */
  name: string;
  /** Epoch ms. */
  at: number;
  /** Whether who was consulted answered; true for every other part. */
  answered: boolean;
}

/** One contact with a customer, on any channel. The note may be evidence. */
export interface Interaction {
  id: InteractionId;
  customerId: CustomerId | null;
  origin: 'own' | 'example';
  channel: Channel;
  direction: 'in' | 'out';
  /** A practice call stays out of figures and of matching on real lines. */
  practice: boolean;
  /** Epoch ms. */
  startedAt: number;
  endedAt: number | null;
  /** `open` until it ends; `interrupted` when the desk died in it. */
  state: 'open' | 'closed' | 'interrupted';
  agent: string;
  /** The far end's number as it was seen, and E.164 where it can be known. */
  number: string;
  numberE164: string | null;
  displayName: string;
  /** The queue or number that was called. */
  queue: string;
  subject: string;
  note: string;
  noteSavedAt: number | null;
  /**
   * What features keep with a contact: each under names of its own, `feature.name`. Absent: none keeps anything. Who
   * reads one checks it: an older or newer desk may have written it.
   */
  attributes?: Record<string, string> | undefined;
  /** For calls: how it went (an EndReason), by whom, seconds talked. */
  call: {
    answered: boolean;
    talkedSeconds: number;
    endReason: string | null;
    endedBy: 'agent' | 'remote' | 'network' | null;
    status: number | null;
    redirectTo: string | null;
    /** No call of its own: it stands for so many more that were turned away in one burst. */
    more?: number | undefined;
    /** While it is up (epoch ms): how long it lasted is known although the desk died in it. */
    answeredAt?: number | undefined;
    /** While it is up: what finds the call again should the desk die in it (an RFC 3261 dialog). */
    dialog?: { callId: string; ours: string; theirs: string } | undefined;
    /** How the connection was; absent on calls that were never measured. */
    quality?: RecordedQuality | null | undefined;
    /** In the order in which they came into it. */
    others?: OtherParty[] | undefined;
  } | null;
}
