import type { Call, RemoteParty } from '../../model/call';

/** What the rest of the desk may act upon. */
export type CallsNews =
  /** The INVITE was seen, or sent. `turnedAway`: it never rings and is never in the snapshot. */
  | { kind: 'callStarted'; call: Call; turnedAway: boolean }
  | { kind: 'callAnswered'; call: Call }
  /** Somebody else is at the other end of the same call. */
  | { kind: 'callReplaced'; call: Call }
  /** The far end names itself anew in the same dialog; `before` was there until then, `same` party or another. */
  | { kind: 'partyChanged'; call: Call; before: RemoteParty; same: boolean }
  /** The agent ended it; the far side has not confirmed yet. */
  | { kind: 'callEnding'; call: Call }
  /** Once for every call that started: `call.phase` is `ended`. */
  | { kind: 'callEnded'; call: Call };
