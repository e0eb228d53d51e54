import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atRest } from './agent';
import { transition, type AgentEvent, type AgentMachine } from './agent-machine';

const idle = (choice: AgentMachine['choice']): AgentMachine => ({
  state: { name: choice, since: 0 },
  choice,
  applied: choice,
  owesWrapUp: false,
  microphoneUnavailable: false,
});
const microphoneUnavailable = (agent: AgentMachine): AgentMachine => ({
  ...agent,
  state: agent.state.name === 'available' ? { name: 'unavailable', since: 0 } : agent.state,
  microphoneUnavailable: true,
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
  unheardAvailable: microphoneUnavailable(available),
  unheardDnd: microphoneUnavailable(idle('dnd')),
  unheardUnavailable: microphoneUnavailable(idle('unavailable')),
  unheardTalking: microphoneUnavailable(talking),
  unheardTalkingPending: microphoneUnavailable({ ...talking, choice: 'dnd' }),
  unheardWrapUp: microphoneUnavailable(wrapUp),
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
  microphoneUnavailable: { kind: 'microphone', usable: false },
  heard: { kind: 'microphone', usable: true },
} satisfies Record<string, AgentEvent>;

type Row = Record<keyof typeof events, string>;

// `-`: ignored. Else the state, `?` and the choice that waits, `!` when a wrap-up is owed, `~` without a microphone
// and behind it the choice that comes back with it.
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
    microphoneUnavailable: 'unavailable~available',
    heard: '-',
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
    microphoneUnavailable: 'dnd~dnd',
    heard: '-',
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
    microphoneUnavailable: 'unavailable~unavailable',
    heard: '-',
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
    microphoneUnavailable: 'talking~available',
    heard: '-',
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
    microphoneUnavailable: 'talking?dnd~dnd',
    heard: '-',
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
    microphoneUnavailable: 'talking!~available',
    heard: '-',
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
    microphoneUnavailable: 'wrapUp!~available',
    heard: '-',
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
    microphoneUnavailable: 'wrapUp?unavailable!~unavailable',
    heard: '-',
  },
  unheardAvailable: {
    available: '-',
    dnd: 'dnd~dnd',
    unavailable: 'unavailable~unavailable',
    talks: 'talking~available',
    talksAgain: 'talking~available',
    quiet: '-',
    toWriteUp: '-',
    finish: '-',
    microphoneUnavailable: '-',
    heard: 'available',
  },
  unheardDnd: {
    available: 'unavailable~available',
    dnd: '-',
    unavailable: 'unavailable~unavailable',
    talks: 'talking~dnd',
    talksAgain: 'talking~dnd',
    quiet: '-',
    toWriteUp: '-',
    finish: '-',
    microphoneUnavailable: '-',
    heard: 'dnd',
  },
  unheardUnavailable: {
    available: 'unavailable~available',
    dnd: 'dnd~dnd',
    unavailable: '-',
    talks: 'talking~unavailable',
    talksAgain: 'talking~unavailable',
    quiet: '-',
    toWriteUp: '-',
    finish: '-',
    microphoneUnavailable: '-',
    heard: 'unavailable',
  },
  unheardTalking: {
    available: '-',
    dnd: 'talking?dnd~dnd',
    unavailable: 'talking?unavailable~unavailable',
    talks: '-',
    talksAgain: '-',
    quiet: 'unavailable~available',
    toWriteUp: 'wrapUp!~available',
    finish: '-',
    microphoneUnavailable: '-',
    heard: 'talking',
  },
  unheardTalkingPending: {
    available: 'talking~available',
    dnd: '-',
    unavailable: 'talking?unavailable~unavailable',
    talks: '-',
    talksAgain: '-',
    quiet: 'dnd~dnd',
    toWriteUp: 'wrapUp?dnd!~dnd',
    finish: '-',
    microphoneUnavailable: '-',
    heard: 'talking?dnd',
  },
  unheardWrapUp: {
    available: '-',
    dnd: 'wrapUp?dnd!~dnd',
    unavailable: 'wrapUp?unavailable!~unavailable',
    talks: 'talking!~available',
    talksAgain: 'talking!~available',
    quiet: '-',
    toWriteUp: '-',
    finish: 'unavailable~available',
    microphoneUnavailable: '-',
    heard: 'wrapUp!',
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
      const owed = agent.owesWrapUp ? '!' : '';
      const back = agent.microphoneUnavailable ? `~${agent.choice}` : '';
      expect(`${agent.state.name}${waits}${owed}${back}`).toBe(expected);
      expect(agent.state.since).toBe(agent.state.name === before.state.name ? 0 : 9);
    });
  }
});

describe('the agent after whatever happened', () => {
  it('nothing waits when nothing goes on, and what goes on is never hidden by a choice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values<AgentEvent>(events))), (all) => {
        let agent: AgentMachine = available;
        for (const event of all) {
          agent = transition(agent, event, 1).agent;
          const { name } = agent.state;
          if (event.kind === 'microphone') expect(agent.microphoneUnavailable).toBe(!event.usable);
          if (event.kind === 'callsChanged') expect(name === 'talking').toBe(event.talking);
          if (name !== 'talking' && name !== 'wrapUp') {
            expect(agent.applied).toBe(agent.choice);
            expect(name).toBe(atRest(agent));
            expect(agent.owesWrapUp).toBe(false);
          }
        }
      }),
    );
  });
});
