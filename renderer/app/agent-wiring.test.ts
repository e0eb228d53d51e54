import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AgentChoice, AgentSnapshot, AgentState } from '../features/agent';
import type { AudioSnapshot, MicrophoneState } from '../phone/audio';
import type { SettingsDoor } from '../platform/settings';
import { gateOf, microphoneToAgent } from './agent-wiring';

const agentWho = (
  name: AgentState['name'],
  choice: AgentChoice,
  { pending = false, microphoneUnavailable = false },
): AgentSnapshot => ({ state: { name, since: 0 }, choice, pending, microphoneUnavailable });

describe('whether a new call rings', () => {
  it.each([
    ['available', 'available', {}, 'open'],
    ['dnd', 'dnd', {}, 'dnd'],
    ['unavailable', 'unavailable', {}, 'unavailable'],
    ['talking', 'available', {}, 'open'],
    ['talking', 'dnd', {}, 'dnd'],
    ['talking', 'dnd', { pending: true }, 'open'],
    ['wrapUp', 'unavailable', { pending: true }, 'open'],
    ['unavailable', 'available', { microphoneUnavailable: true }, 'unavailable'],
    ['dnd', 'dnd', { microphoneUnavailable: true }, 'dnd'],
    ['talking', 'available', { microphoneUnavailable: true }, 'open'],
    ['talking', 'dnd', { pending: true, microphoneUnavailable: true }, 'open'],
    ['wrapUp', 'available', { microphoneUnavailable: true }, 'unavailable'],
    ['wrapUp', 'dnd', { pending: true, microphoneUnavailable: true }, 'unavailable'],
  ] as const)('%s, %s chosen, %j: %s', (name, choice, more, gate) => {
    expect(gateOf(agentWho(name, choice, more))).toBe(gate);
  });
});

const desk = (line: 'pbx' | 'practice', microphone: MicrophoneState) => {
  const settingsOf = (value: typeof line) =>
    ({ settings: { 'desk.line': { value } } }) as ReturnType<SettingsDoor['store']['getState']>;
  const audio = createStore(() => ({ microphone }) as AudioSnapshot);
  const settings = createStore(() => settingsOf(line));
  const heard: boolean[] = [];
  microphoneToAgent({
    audio: { door: { store: audio } },
    settings: { store: settings },
    agent: { microphone: (usable) => heard.push(usable) },
  });
  return {
    heard,
    microphoneIs: (now: MicrophoneState) => audio.setState({ microphone: now }),
    lineIs: (now: typeof line) => settings.setState(settingsOf(now)),
  };
};

describe('what the agent is told of the microphone', () => {
  it.each([
    ['unknown', []],
    ['ready', []],
    ['busy', []],
    ['refused', [false]],
    ['missing', [false]],
  ] as const)('%s: %j', (microphone, expected) => {
    expect(desk('pbx', microphone).heard).toEqual(expected);
    expect(desk('practice', microphone).heard).toEqual([]);
    const later = desk('pbx', 'ready');
    later.microphoneIs(microphone);
    expect(later.heard).toEqual(expected);
  });

  it('a refusal after a loss is one loss, and both ends count', () => {
    const { heard, microphoneIs } = desk('pbx', 'ready');
    microphoneIs('missing');
    microphoneIs('refused');
    microphoneIs('busy');
    microphoneIs('ready');
    expect(heard).toEqual([false, true]);
  });

  it('the practice line needs no microphone, and the real one does again', () => {
    const { heard, lineIs } = desk('pbx', 'missing');
    lineIs('practice');
    lineIs('pbx');
    expect(heard).toEqual([false, true, false]);
  });
});
