import { expect } from 'vitest';
import type { LineMachine, LineStep, LoginRecord } from '../line-step';

// For the tables of tests.

const proving = (state: { proving: boolean | 'keepAlive' | 'ping' }): string =>
  state.proving ? (state.proving === 'keepAlive' ? ' pinging' : ' proving') : '';

const loginInWords = ({ refusals, notBefore }: LoginRecord, now: number): string => {
  const refused = refusals > 0 ? ` refused ${refusals}` : '';
  return `${refused}${notBefore > now ? ` for ${notBefore - now}` : ''}`;
};

const inWords = (state: LineMachine, now: number): string => {
  switch (state.phase) {
    case 'off':
    case 'leaving':
      return state.phase;
    case 'connecting':
      return `connecting ${state.attempt}${loginInWords(state.login, now)}`;
    case 'registering':
      return `registering ${state.attempt}${state.kept ? ' kept' : ''}${proving(state)}${loginInWords(state.login, now)}`;
    case 'ready':
      return `ready since ${state.since} proved ${state.provedAt}${state.pinging ? ' pinging' : ''}${state.missed ? ' missed' : ''}${state.restMs ? ` rests ${state.restMs}` : ''}`;
    case 'waiting':
      return `waiting ${state.attempt} ${state.transport} ${state.retryAt - now}${state.restMs ? ` rests ${state.restMs}` : ''}${state.held ? ' held' : ''}${proving(state)}${loginInWords(state.login, now)}`;
    case 'refused':
      return `refused ${state.trouble.kind}`;
  }
};

/** What an event made of the line at `now` (ms), as a table can say it; `-`: nothing, and nothing was done. */
export const stepInWords = (before: LineMachine, step: LineStep, now: number): string => {
  if (step.ignored) {
    expect(step.state).toBe(before);
    expect(step.effects).toEqual([]);
    return '-';
  }
  const effects = step.effects.map((effect) => {
    if (effect.do === 'ping' || effect.do === 'keepAlive')
      return `${effect.do} ${effect.timeoutMs}`;
    if (effect.do !== 'alarm') return effect.do;
    return effect.afterMs === null ? 'no alarm' : `alarm ${effect.afterMs}`;
  });
  return `${inWords(step.state, now)}; ${effects.join(', ')}`;
};
