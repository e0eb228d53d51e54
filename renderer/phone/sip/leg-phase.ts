/** How far a call's signalling is; `ending`: over for the agent, the PBX has not confirmed it yet. */
export type LegPhase =
  | 'starting'
  | 'ringing'
  | 'answering'
  | 'awaitingAck'
  | 'talking'
  | 'ending'
  | 'ended';
