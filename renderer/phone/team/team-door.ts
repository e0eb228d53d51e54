import type { CallId } from '../calls';
import { type AnsweredAtOnce, doorKey, type Result, type ReadableStore } from '../../kernel';
import type { AutoAnswers, Colleague, Forward, ForwardWhen, Mailbox, ParkedCall } from './team';

export interface TeamSnapshot {
  /** The team's list first, then the agent's own, each in its order. */
  colleagues: readonly Colleague[];
  /** Null while nothing is known of it. */
  mailbox: Mailbox | null;
  parked: readonly ParkedCall[];
  forward: Forward;
  /** What is being asked of the PBX, and what it refused. */
  forwarding: 'no' | 'asking' | 'refused';
  autoAnswers: AutoAnswers;
  can: { park: boolean; parkSlot: boolean; pickUp: boolean; groupPickUp: boolean };
}

export interface SpeedDial {
  name: string;
  number: string;
  note: string;
}

/** Colleagues and the PBX's services as the rest of the desk uses them. Made by `createTeamFlow`. */
export interface TeamDoor {
  store: ReadableStore<TeamSnapshot>;
  /** Adds or replaces one of the agent's own. Codes notDialable, noName, tooMany, settingLocked. */
  saveSpeedDial(dial: SpeedDial, replaces: string | null): Promise<Result<null>>;
  removeSpeedDial(key: string): Promise<Result<null>>;
  /** Takes a call that rings at a colleague. Codes noCode and those of `dial`. */
  pickUpFor(number: string): Promise<Result<CallId>>;
  /** Codes noCode, noSlot, notNow. `slot`: where the code wants one; the lowest free without. */
  park(call: CallId, slot?: string): Promise<Result<null>>;
  /** Calls the place where it waits. Codes noCode, noSlot and those of `dial`. */
  retrieve(interactionId: string, slot?: string): Promise<Result<CallId>>;
  /** It was taken back elsewhere, or the caller gave up. */
  forgetParked(interactionId: string): void;
  /** Codes noVoicemail and those of `dial`. */
  callMailbox(): Promise<Result<CallId>>;
  /** Codes notDialable, ownNumber, and those of `dial` where the PBX is told. */
  setForward(when: ForwardWhen, to: string, after: number): Promise<Result<null>>;
}

type DialsACode = 'pickUpFor' | 'park' | 'retrieve' | 'callMailbox';

/** The team within the phone: what is dialled is answered at once. */
export type TeamWithin = AnsweredAtOnce<Pick<TeamDoor, DialsACode>> & Omit<TeamDoor, DialsACode>;

export const teamDoor = doorKey<TeamDoor>()('team');
