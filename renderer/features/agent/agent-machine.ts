import { type AgentChoice, type AgentSnapshot, type AgentState, atRest } from './agent';

/*
 *   available | dnd | unavailable  <-- choose
 *        |                    ^ ^
 *        | talk begins        | | talk ends, nothing to write
 *        v                    | |
 *     talking ----------------|-'
 *        | ^  talk ends       | finishWrapUp
 *        v |                  |
 *      wrapUp ----------------'
 *
 * What is chosen while talking or in wrap-up waits (`pending`) and applies after it. A wrap-up that
 * another call interrupts is still owed when that call ends. While callers would not hear the agent (`microphoneUnavailable`),
 * who chose `available` is `unavailable`, and is available again by itself.
 */

export interface AgentMachine {
  state: AgentState;
  choice: AgentChoice;
  /** The choice that applied last. */
  applied: AgentChoice;
  owesWrapUp: boolean;
  microphoneUnavailable: boolean;
}

export type AgentEvent =
  | { kind: 'choose'; choice: AgentChoice }
  /** `wrapUp`: what was talked about since the last wrap-up wants one. */
  | { kind: 'callsChanged'; talking: boolean; wrapUp: boolean }
  | { kind: 'finishWrapUp' }
  | { kind: 'microphone'; usable: boolean };

export interface AgentStep {
  agent: AgentMachine;
  /** Why the event changes nothing here. */
  ignored?: string;
}

export const agentAtStart = (now: number): AgentMachine => ({
  state: { name: 'available', since: now },
  choice: 'available',
  applied: 'available',
  owesWrapUp: false,
  microphoneUnavailable: false,
});

export const agentSnapshotOf = (agent: AgentMachine): AgentSnapshot => ({
  state: agent.state,
  choice: agent.choice,
  pending: agent.choice !== agent.applied,
  microphoneUnavailable: agent.microphoneUnavailable,
});

const apply = (agent: AgentMachine, now: number): AgentStep => {
  const name = atRest(agent);
  // Who is unavailable already, for another reason, has been so since then.
  const state = name === agent.state.name ? agent.state : { name, since: now };
  return { agent: { ...agent, state, applied: agent.choice, owesWrapUp: false } };
};

/** Total: every event has an answer in every state. */
export const transition = (agent: AgentMachine, event: AgentEvent, now: number): AgentStep => {
  const { name } = agent.state;
  switch (event.kind) {
    case 'choose': {
      if (event.choice === agent.choice) return { agent, ignored: 'it is chosen already' };
      const chosen = { ...agent, choice: event.choice };
      return name === 'talking' || name === 'wrapUp' ? { agent: chosen } : apply(chosen, now);
    }
    case 'callsChanged': {
      if (event.talking) {
        return name === 'talking'
          ? { agent, ignored: 'talking already' }
          : { agent: { ...agent, state: { name: 'talking', since: now } } };
      }
      if (name !== 'talking') return { agent, ignored: 'nobody was talked to' };
      return event.wrapUp || agent.owesWrapUp
        ? { agent: { ...agent, state: { name: 'wrapUp', since: now }, owesWrapUp: true } }
        : apply(agent, now);
    }
    case 'finishWrapUp':
      if (name === 'wrapUp') return apply(agent, now);
      return name === 'talking' && agent.owesWrapUp
        ? { agent: { ...agent, owesWrapUp: false } }
        : { agent, ignored: 'there is no wrap-up' };
    case 'microphone': {
      const microphoneUnavailable = !event.usable;
      if (microphoneUnavailable === agent.microphoneUnavailable)
        return { agent, ignored: 'it is known already' };
      const told = { ...agent, microphoneUnavailable };
      return name === 'talking' || name === 'wrapUp' ? { agent: told } : apply(told, now);
    }
  }
};
