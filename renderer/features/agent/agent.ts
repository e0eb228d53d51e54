/** What the agent chose. */
export type AgentChoice = 'available' | 'dnd' | 'unavailable';

/** What the agent is, as the screen and the line see it. */
export type AgentState =
  | { name: AgentChoice; since: number }
  | { name: 'talking'; since: number }
  /** After the call, until the agent finishes. */
  | { name: 'wrapUp'; since: number };

export interface AgentSnapshot {
  state: AgentState;
  /** What applies when nothing is going on; chosen during a call it waits. */
  choice: AgentChoice;
  /** The choice was made during a call and applies after it. */
  pending: boolean;
  /** Callers would not hear the agent: no call is sent to them, although they chose to be available. */
  microphoneUnavailable: boolean;
}

/** What the agent is when nothing is going on. Without a microphone nobody is available; other choices stay. */
export const atRest = ({
  choice,
  microphoneUnavailable,
}: Pick<AgentSnapshot, 'choice' | 'microphoneUnavailable'>): AgentChoice =>
  microphoneUnavailable && choice === 'available' ? 'unavailable' : choice;
