import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../kernel';
import { createAgentFlow } from './agent-flow';
import { transition, type AgentEvent, type AgentMachine } from './agent-machine';

const idle = (choice: AgentMachine['choice']): AgentMachine => ({
  state: { name: choice, since: 0 },
  choice,
  applied: choice,
  owesWrapUp: false,
});
const available = idle('available');
const talking: AgentMachine = { ...available, state: { name: 'talking', since: 0 } };
const wrapUp: AgentMachine = {
  ...available,
  state: { name: 'wrapUp', since: 0 },
  owesWrapUp: true,
};

const states = {
  available,
  dnd: idle('dnd'),
  unavailable: idle('unavailable'),
  talking,
  talkingPending: { ...talking, choice: 'dnd' },
  talkingOwing: { ...talking, owesWrapUp: true },
  wrapUp,
  wrapUpPending: { ...wrapUp, choice: 'unavailable' },
} satisfies Record<string, AgentMachine>;

const events = {
  available: { kind: 'choose', choice: 'available' },
  dnd: { kind: 'choose', choice: 'dnd' },
  unavailable: { kind: 'choose', choice: 'unavailable' },
  talks: { kind: 'callsChanged', talking: true, wrapUp: false },
  talksAgain: { kind: 'callsChanged', talking: true, wrapUp: true },
  quiet: { kind: 'callsChanged', talking: false, wrapUp: false },
  toWriteUp: { kind: 'callsChanged', talking: false, wrapUp: true },
  finish: { kind: 'finishWrapUp' },
} satisfies Record<string, AgentEvent>;

type Row = Record<keyof typeof events, string>;

// `-`: ignored. Else the state, `?` and the choice that waits, `!` when a wrap-up is owed.
const table: Record<keyof typeof states, Row> = {
  available: {
    available: '-',
    dnd: 'dnd',
    unavailable: 'unavailable',
    talks: 'talking',
    talksAgain: 'talking',
    quiet: '-',
    toWriteUp: '-',
    finish: '-',
  },
  dnd: {
    available: 'available',
    dnd: '-',
    unavailable: 'unavailable',
    talks: 'talking',
    talksAgain: 'talking',
    quiet: '-',
    toWriteUp: '-',
    finish: '-',
  },
  unavailable: {
    available: 'available',
    dnd: 'dnd',
    unavailable: '-',
    talks: 'talking',
    talksAgain: 'talking',
    quiet: '-',
    toWriteUp: '-',
    finish: '-',
  },
  talking: {
    available: '-',
    dnd: 'talking?dnd',
    unavailable: 'talking?unavailable',
    talks: '-',
    talksAgain: '-',
    quiet: 'available',
    toWriteUp: 'wrapUp!',
    finish: '-',
  },
  talkingPending: {
    available: 'talking',
    dnd: '-',
    unavailable: 'talking?unavailable',
    talks: '-',
    talksAgain: '-',
    quiet: 'dnd',
    toWriteUp: 'wrapUp?dnd!',
    finish: '-',
  },
  talkingOwing: {
    available: '-',
    dnd: 'talking?dnd!',
    unavailable: 'talking?unavailable!',
    talks: '-',
    talksAgain: '-',
    quiet: 'wrapUp!',
    toWriteUp: 'wrapUp!',
    finish: 'talking',
  },
  wrapUp: {
    available: '-',
    dnd: 'wrapUp?dnd!',
    unavailable: 'wrapUp?unavailable!',
    talks: 'talking!',
    talksAgain: 'talking!',
    quiet: '-',
    toWriteUp: '-',
    finish: 'available',
  },
  wrapUpPending: {
    available: 'wrapUp!',
    dnd: 'wrapUp?dnd!',
    unavailable: '-',
    talks: 'talking?unavailable!',
    talksAgain: 'talking?unavailable!',
    quiet: '-',
    toWriteUp: '-',
    finish: 'unavailable',
  },
};

describe('the agent, pair by pair', () => {
  for (const [stateName, row] of Object.entries(table)) {
    const before: AgentMachine = states[stateName as keyof typeof states];
    it.each(Object.entries(row))(`${stateName}: %s -> %s`, (eventName, expected) => {
      const { agent, ignored } = transition(before, events[eventName as keyof typeof events], 9);
      if (expected === '-') {
        expect(agent).toBe(before);
        expect(ignored).toBeTruthy();
        return;
      }
      const waits = agent.choice === agent.applied ? '' : `?${agent.choice}`;
      expect(`${agent.state.name}${waits}${agent.owesWrapUp ? '!' : ''}`).toBe(expected);
      expect(agent.state.since).toBe(agent.state.name === before.state.name ? 0 : 9);
    });
  }
});

describe('the agent over a day', () => {
  it('a choice made in a call waits for its end and its wrap-up, then applies', () => {
    const clock = manualClock();
    const agent = createAgentFlow({ clock });
    agent.callsChanged(true, false);
    agent.choose('unavailable');
    expect(agent.store.getState()).toMatchObject({ state: { name: 'talking' }, pending: true });
    clock.advance(1000);
    agent.callsChanged(false, true);
    expect(agent.store.getState().state).toEqual({ name: 'wrapUp', since: clock.now() });
    agent.finishWrapUp();
    agent.callsChanged(false, true);
    expect(agent.store.getState()).toMatchObject({
      state: { name: 'unavailable' },
      choice: 'unavailable',
      pending: false,
    });
  });

  it('nothing waits when nothing goes on, and what goes on is never hidden by a choice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values<AgentEvent>(events))), (all) => {
        let agent: AgentMachine = available;
        for (const event of all) {
          agent = transition(agent, event, 1).agent;
          const { name } = agent.state;
          if (event.kind === 'callsChanged') expect(name === 'talking').toBe(event.talking);
          if (name !== 'talking' && name !== 'wrapUp') {
            expect([agent.choice, agent.applied]).toEqual([name, name]);
            expect(agent.owesWrapUp).toBe(false);
          }
        }
      }),
    );
  });
});
