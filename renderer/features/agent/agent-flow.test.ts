import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import type { AgentChoice } from './agent';
import { createAgentFlow } from './agent-flow';

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
});

describe('the agent whom callers would not hear', () => {
  const idle = (choice: AgentChoice) => {
    const clock = manualClock();
    const agent = createAgentFlow({ clock });
    agent.choose(choice);
    return { clock, agent, now: () => agent.store.getState() };
  };

  it('is unavailable when it lasts, and available at once when the microphone is back', () => {
    const { clock, agent, now } = idle('available');
    agent.microphone(false);
    clock.advance(2_999);
    expect(now().state.name).toBe('available');
    clock.advance(1);
    const lost = clock.now();
    expect(now()).toEqual({
      state: { name: 'unavailable', since: lost },
      choice: 'available',
      pending: false,
      microphoneUnavailable: true,
    });
    clock.advance(60_000);
    agent.microphone(false);
    clock.advance(60_000);
    expect(now().state.since).toBe(lost);
    agent.microphone(true);
    expect(now()).toMatchObject({
      state: { name: 'available', since: clock.now() },
      microphoneUnavailable: false,
    });
    agent.microphone(false);
    clock.advance(3_000);
    expect(now().state.name).toBe('unavailable');
  });

  it('a headset that flaps changes nothing, however often', () => {
    const { clock, agent, now } = idle('available');
    const before = now();
    for (let times = 0; times < 20; times++) {
      agent.microphone(false);
      clock.advance(2_500);
      agent.microphone(true);
      clock.advance(500);
    }
    clock.advance(10_000);
    expect(now()).toBe(before);
  });

  it.each(['dnd', 'unavailable'] as const)('keeps %s, before and after', (choice) => {
    const { clock, agent, now } = idle(choice);
    const { state } = now();
    agent.microphone(false);
    clock.advance(5_000);
    expect(now()).toMatchObject({ state, choice, microphoneUnavailable: true });
    agent.microphone(true);
    expect(now()).toMatchObject({ state, choice, microphoneUnavailable: false });
  });

  it('a call goes on, and its end leaves the agent unavailable until the microphone is back', () => {
    const { clock, agent, now } = idle('available');
    agent.callsChanged(true, false);
    agent.microphone(false);
    clock.advance(5_000);
    expect(now().state.name).toBe('talking');
    agent.callsChanged(false, false);
    expect(now().state).toEqual({ name: 'unavailable', since: clock.now() });
    agent.microphone(true);
    expect(now().state.name).toBe('available');
  });

  it('every order of losses, choices and calls leads back to the choice', () => {
    const deeds = fc.oneof(
      fc.boolean().map((usable) => ({ usable })),
      fc.constantFrom<AgentChoice>('available', 'dnd', 'unavailable').map((choose) => ({ choose })),
      fc.boolean().map((talking) => ({ talking })),
      fc.integer({ min: 0, max: 4_000 }).map((passes) => ({ passes })),
    );
    fc.assert(
      fc.property(fc.array(deeds), (all) => {
        const { clock, agent, now } = idle('available');
        for (const deed of all) {
          if ('usable' in deed) agent.microphone(deed.usable);
          else if ('choose' in deed) agent.choose(deed.choose);
          else if ('talking' in deed) agent.callsChanged(deed.talking, false);
          else clock.advance(deed.passes);
        }
        agent.callsChanged(false, false);
        agent.microphone(false);
        clock.advance(3_000);
        const { choice } = now();
        expect(now().state.name).toBe(choice === 'available' ? 'unavailable' : choice);
        agent.microphone(true);
        expect(now().state.name).toBe(choice);
      }),
    );
  });
});
