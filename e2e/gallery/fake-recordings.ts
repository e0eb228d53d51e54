import type { Recording, RecordingsDoor, RecordingState } from '../../renderer/phone/recording';
import { ok } from '../../renderer/kernel';
import { createStore } from 'zustand/vanilla';

export interface FakeRecordings {
  byCall?: Record<string, RecordingState>;
  kept?: Recording[];
}

/** Recordings that only change their state; nothing sounds. */
export const createFakeRecordings = ({
  byCall = {},
  kept = [],
}: FakeRecordings): RecordingsDoor => {
  const store = createStore<{ byCall: Record<string, RecordingState> }>(() => ({ byCall }));
  const set = (call: string, state: RecordingState) =>
    store.setState((before) => ({ byCall: { ...before.byCall, [call]: state } }));
  const recording = () => ({ name: 'recording', since: performance.now(), before: 134 }) as const;
  return {
    store,
    ask: (call) => set(call, { name: 'asking' }),
    cancel: (call) => set(call, { name: 'off' }),
    agreed: (call) => set(call, recording()),
    pause: (call) => set(call, { name: 'paused', by: 'agent', before: 134 }),
    resume: (call) => set(call, recording()),
    stop: (call) => set(call, { name: 'saved', seconds: 134, keptUntil: Date.now() + 1.5e10 }),
    seconds: () => 134,
    shelf: {
      watch: (id, tell) => {
        tell(kept.filter((one) => one.interactionId === id));
        return () => undefined;
      },
      sound: () => Promise.resolve(ok(new Blob([]))),
      remove: () => Promise.resolve(ok(null)),
    },
  };
};
