import { createStore } from 'zustand/vanilla';
import type { Cancel, Clock } from '../../kernel';
import type { AgentSnapshot } from './agent';
import type { AgentDoor } from './agent-door';
import { agentAtStart, agentSnapshotOf, transition, type AgentEvent } from './agent-machine';

export interface AgentFlow extends AgentDoor {
  /** `talking`: a call is in conversation or held. `wrapUp`: when none is any more, one is to be written up. */
  callsChanged(talking: boolean, wrapUp: boolean): void;
  /** Whether callers would hear the agent. A loss counts when it has lasted 3 s, a return at once. */
  microphone(usable: boolean): void;
}

/** A headset that is listed anew, a start or a wake from sleep takes a moment, and changes nothing. */
const lossCountsAfter = 3_000;

export const createAgentFlow = ({ clock }: { clock: Clock }): AgentFlow => {
  let agent = agentAtStart(clock.now());
  const store = createStore<AgentSnapshot>(() => agentSnapshotOf(agent));
  const post = (event: AgentEvent) => {
    const step = transition(agent, event, clock.now());
    if (step.agent === agent) return;
    agent = step.agent;
    store.setState(agentSnapshotOf(agent));
  };
  let waiting: Cancel | null = null;
  const microphone = (usable: boolean) => {
    if (usable) {
      waiting?.();
      waiting = null;
      return post({ kind: 'microphone', usable });
    }
    waiting ??= clock.after(lossCountsAfter, () => post({ kind: 'microphone', usable }));
  };
  return {
    store,
    choose: (choice) => post({ kind: 'choose', choice }),
    finishWrapUp: () => post({ kind: 'finishWrapUp' }),
    callsChanged: (talking, wrapUp) => post({ kind: 'callsChanged', talking, wrapUp }),
    microphone,
  };
};
