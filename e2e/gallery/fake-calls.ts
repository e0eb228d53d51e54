import { createStore } from 'zustand/vanilla';
import type { Call, CallPhase, CallsDoor, CallsSnapshot } from '../../renderer/phone/calls';
import { ok } from '../../renderer/kernel';
import type { FakeDeskState } from './fake-desk';
import { sampleCall } from './samples';

/** Calls that change when they are told to, with nothing behind them. */
export const fakeCalls = (given: FakeDeskState): CallsDoor => {
  const calls = given.calls ?? [];
  const store = createStore<CallsSnapshot>(() => ({
    calls,
    stageId: given.stageId === undefined ? (calls[0]?.id ?? null) : given.stageId,
  }));
  const change = (id: string, how: (call: Call) => Partial<Call>) =>
    store.setState((state) => ({
      calls: state.calls.map((call) => (call.id === id ? { ...call, ...how(call) } : call)),
    }));
  const talking = (): CallPhase => ({ name: 'talking', since: Date.now() });
  const setHold = (id: string, held: boolean) =>
    change(id, (call) => ({
      hold: { ...call.hold, wanted: held, actual: held, since: held ? Date.now() : null },
    }));
  const end = (id: string, reason: 'hungUp' | 'declined') =>
    change(id, () => ({
      phase: {
        name: 'ended',
        talkedSeconds: 0,
        end: { reason, by: 'agent', at: Date.now() },
      },
    }));
  return {
    store,
    dial: (target) => {
      const call = sampleCall(`dialled-${Date.now()}`, null, {
        direction: 'out',
        called: null,
        remote: { number: target, displayName: '', anonymous: false },
        phase: { name: 'dialling', since: Date.now() },
      });
      store.setState((state) => ({ calls: [...state.calls, call], stageId: call.id }));
      return ok(call.id);
    },
    answer: (id) => {
      for (const call of store.getState().calls)
        if (call.phase.name === 'talking') setHold(call.id, true);
      change(id, () => ({ phase: talking(), media: 'flowing' }));
      store.setState({ stageId: id });
    },
    decline: (id) => end(id, 'declined'),
    forward: (id) => end(id, 'declined'),
    hangUp: (id) => end(id, 'hungUp'),
    hold: (id) => setHold(id, true),
    holdAll: (id) => setHold(id, true),
    resume: (id) => setHold(id, false),
    consult: () => ok('consultation'),
    complete: () => undefined,
    takeBack: () => '',
    backToCustomer: (id) => end(id, 'hungUp'),
    join: (id) => change(id, () => ({ conference: true })),
    separate: (id) => change(id, () => ({ conference: false })),
    leave: (id) => end(id, 'hungUp'),
    silence: (id) => change(id, () => ({ silenced: true })),
    unsilence: (id) => change(id, () => ({ silenced: false })),
    hangUpAll: (id) => end(id, 'hungUp'),
    mute: (id) => change(id, () => ({ muted: true })),
    unmute: (id) => change(id, () => ({ muted: false })),
    transfer: (id, target) => {
      change(id, () => ({ transfer: { step: 'sent', target, with: null } }));
      return ok(null);
    },
    sendDigits: (id, digits) => {
      change(id, (call) => ({ digits: call.digits + digits }));
      return ok(null);
    },
    goOnDigits: (id) => change(id, () => ({ waitingDigits: '' })),
    digitsNoteSeen: (id) =>
      change(id, ({ digitsNote }) =>
        digitsNote ? { digitsNote: { ...digitsNote, seen: true } } : {},
      ),
    dismiss: (id) =>
      store.setState((state) => {
        const left = state.calls.filter((call) => call.id !== id);
        return { calls: left, stageId: left[0]?.id ?? null };
      }),
  };
};
