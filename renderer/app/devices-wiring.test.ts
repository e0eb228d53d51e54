import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AudioSnapshot } from '../phone/audio';
import type { Call, CallsFlow, CallsSnapshot } from '../phone/calls';
import { lostMicrophoneMutes } from './devices-wiring';

const call = (id: string, muted: boolean, phase = 'talking') =>
  ({ id, muted, phase: { name: phase } }) as Call;

const room = (calls: Call[]) => {
  const audio = createStore(() => ({ asking: null }) as AudioSnapshot);
  const store = createStore<CallsSnapshot>(() => ({ calls, stageId: null }));
  const set = (muted: boolean) =>
    vi.fn((id: string) =>
      store.setState((state) => ({
        calls: state.calls.map((one) => (one.id === id ? { ...one, muted } : one)),
      })),
    );
  const door = { store, mute: set(true), unmute: set(false) };
  lostMicrophoneMutes({ audio: { door: { store: audio } }, calls: door as unknown as CallsFlow });
  const ask = (lost: string | null) =>
    audio.setState({ asking: lost === null ? null : { lost, proposal: null } });
  return { ask, door, muted: () => store.getState().calls.map((one) => one.muted) };
};

describe('a microphone that goes away', () => {
  it('mutes the calls that talk, and the answer opens what the agent had not muted', () => {
    const { ask, door, muted } = room([
      call('a', false),
      call('b', true),
      call('c', false, 'ringing'),
    ]);
    ask('headset');
    expect(muted()).toEqual([true, true, false]);
    ask('headset again');
    expect(door.mute).toHaveBeenCalledTimes(1);
    ask(null);
    expect(muted()).toEqual([false, true, false]);
  });

  it('opens nothing twice: what the agent mutes later is the agent’s', () => {
    const { ask, door } = room([call('a', false)]);
    ask('headset');
    ask(null);
    door.mute('a');
    ask('headset');
    ask(null);
    expect(door.unmute).toHaveBeenCalledTimes(1);
  });
});
