import { createStore } from 'zustand/vanilla';
import type {
  Call,
  CallPhase,
  CallsDoor,
  CallsFlow,
  CallsSnapshot,
} from '../../renderer/phone/calls';
import { ok } from '../../renderer/kernel';
import type { FakeDeskState } from './fake-desk';
import { sampleCall } from './samples';

/** Calls that change when they are told to, with nothing behind them. */
export const fakeCalls = (given: FakeDeskState): CallsFlow => {
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
    onEvent: () => () => undefined,
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
    recover: () => '',
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

/** As they are at the desk's end of the phone's port. */
export const fakeCallsDoor = (flow: CallsFlow): CallsDoor => ({
  ...flow,
  dial: async (target, how) => flow.dial(target, how),
  transfer: async (id, target, handover) => flow.transfer(id, target, handover),
  consult: async (id, who, handover) => flow.consult(id, who, handover),
  recover: async (left) => flow.recover(left),
  sendDigits: async (id, digits) => flow.sendDigits(id, digits),
});
