import type { CallId } from '../calls';

/** What a colleague is doing, as far as the PBX says it. */
export type ColleagueState = 'free' | 'ringing' | 'busy' | 'dnd' | 'away' | 'offline' | 'unknown';

/** A colleague, or a number that is called often. */
export interface Colleague {
  /** Unique in the list: where it comes from, and the number. */
  key: string;
  name: string;
  number: string;
  note: string;
  /** From the list that IT gives: shown, not changed. */
  fixed: boolean;
  /** Whether the PBX is asked what they do. */
  watched: boolean;
  state: ColleagueState;
}

/** The mailbox of the agent's line (RFC 3842). */
export interface Mailbox {
  waiting: boolean;
  fresh: number;
  old: number;
  /** What to dial to hear them; empty when nobody says it. */
  number: string;
}

/** A call that this desk parked and nobody has taken back. Who it is stands in the book. */
export interface ParkedCall {
  interactionId: string;
  /** Where it waits; empty where the PBX chose and says it to the caller alone. */
  slot: string;
  /** Epoch ms. */
  since: number;
}

export type ForwardWhen = 'off' | 'always' | 'busy' | 'noAnswer';

/** Where the agent's calls go instead. `by`: the PBX was told, or the desk answers each with 302. */
export interface Forward {
  when: ForwardWhen;
  to: string;
  /** Seconds of ringing before an unanswered call goes. */
  after: number;
  by: 'pbx' | 'desk';
}

/** Calls that the desk answers, or answered, without a hand. */
export type AutoAnswers = Readonly<Record<CallId, 'announcing' | 'answered'>>;
