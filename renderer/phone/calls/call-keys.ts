import type { HotkeyAction } from '@contract';
import { Listeners, type Clock, type Unsubscribe } from '../../kernel';
import type { Call, CallId } from '../../model/call';
import { answeredByKey, callBackTarget } from './call-rules';
import type { CallsFlow } from './calls-door';

/** What the keys of the calls do, wherever they were pressed: in the desk's window or, as global keys, in another. */
export interface CallKeys {
  press(action: HotkeyAction): void;
  /** As the key answers, but this call alone, and only while it rings. */
  answer(call: CallId): void;
  /** A call was answered by its key. */
  onAnswered(listener: () => void): Unsubscribe;
}

type KeyedCalls = Pick<
  CallsFlow,
  'store' | 'answer' | 'hangUpAll' | 'dial' | 'dismiss' | 'mute' | 'unmute' | 'resume' | 'holdAll'
>;

/** So long after a change of state the key does not hang up: a press meant for Answer ends nothing. */
const guardMs = 1500;

const stageCall = ({ store }: Pick<KeyedCalls, 'store'>): Call | undefined => {
  const { calls: all, stageId } = store.getState();
  return all.find((call) => call.id === stageId);
};

/** What the keys of the calls do: F9 answers what rings, calls back what was lost, else hangs up; F10 mutes; F11 holds. */
export const createCallKeys = (calls: KeyedCalls, clock: Clock): CallKeys => {
  const answered = new Listeners<void>();
  let phase = '';
  let changedAt = Number.NEGATIVE_INFINITY;
  calls.store.subscribe(() => {
    const call = stageCall(calls);
    // Who rang and does not any more: a press meant for them ends no other call.
    const asking = answeredByKey(calls.store.getState().calls);
    const now = `${call?.id}:${call?.phase.name}:${asking?.id}`;
    if (now !== phase) changedAt = clock.monotonic();
    phase = now;
  });

  const answer = (id: CallId): void => {
    calls.answer(id);
    answered.tell();
  };
  const answerOrHangUp = () => {
    const asking = answeredByKey(calls.store.getState().calls);
    if (asking) return answer(asking.id);
    const call = stageCall(calls);
    if (!call || clock.monotonic() - changedAt < guardMs) return;
    const lost = callBackTarget(call);
    if (lost === null) return calls.hangUpAll(call.id);
    // The lost call leaves the stage with the first press: a second one finds the new call and dials nothing.
    if (calls.dial(lost).ok) calls.dismiss(call.id);
  };

  return {
    press: (action: HotkeyAction): void => {
      const call = stageCall(calls);
      if (action === 'answer') answerOrHangUp();
      else if (action === 'mute' && call) (call.muted ? calls.unmute : calls.mute)(call.id);
      else if (action === 'hold' && call)
        (call.hold.wanted ? calls.resume : calls.holdAll)(call.id);
    },
    answer: (id) => {
      const call = calls.store.getState().calls.find((one) => one.id === id);
      if (call?.phase.name === 'ringing') answer(id);
    },
    onAnswered: (listener) => answered.add(listener),
  };
};
