import type { DeskBridge, HotkeyAction } from '@contract';
import { answeredByKey, callBackTarget, type Call, type CallsDoor } from '../phone/calls';
import type { DeskKeys } from '../platform/desk';
import { Listeners, type Clock } from '../kernel';

interface Needs {
  bridge: DeskBridge;
  calls: CallsDoor;
  clock: Clock;
}

/** So long after a change of state the key does not hang up: a press meant for Answer ends nothing. */
const guardMs = 1500;

const stageCall = (calls: CallsDoor): Call | undefined => {
  const { calls: all, stageId } = calls.store.getState();
  return all.find((call) => call.id === stageId);
};

/** What the keys of the calls do: F9 answers what rings, calls back what was lost, else hangs up; F10 mutes; F11 holds. */
export const createHotkeys = (calls: CallsDoor, clock: Clock): DeskKeys => {
  const answered = new Listeners<void>();
  let phase = '';
  let changedAt = Number.NEGATIVE_INFINITY;
  calls.store.subscribe(() => {
    const call = stageCall(calls);
    const now = `${call?.id}:${call?.phase.name}`;
    if (now !== phase) changedAt = clock.monotonic();
    phase = now;
  });

  const answerOrHangUp = () => {
    const asking = answeredByKey(calls.store.getState().calls);
    if (asking) {
      calls.answer(asking.id);
      return answered.tell();
    }
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
    onAnswered: (listener) => answered.add(listener),
  };
};

/** The keys of the calls, also those pressed in another program. */
export const keyService = ({ bridge, calls, clock }: Needs) => {
  const keys = createHotkeys(calls, clock);
  bridge.hear('hotkey.pressed', keys.press);
  return { gives: { keys }, doors: { keys } };
};
