import type { Call, EndReason } from '../../model/call';
import { ending, endedBySignal, whenEnding } from './call-ending';
import {
  digitsAfterAnswer,
  digitsGoOn,
  digitsNotSent,
  digitsTyped,
  whenDigitsSent,
} from './call-digits';
import { afterHold, whenHoldChanged, whenHoldRefused, whenHoldWanted } from './call-hold';
import { isPartyEvent, withParty } from './call-party';
import { microphoneOpen } from './call-rules';
import {
  enter,
  ignored,
  stay,
  type CallEffect,
  type CallEvent,
  type CallMoment,
  type CallStep,
  type PhaseEvent,
} from './call-step';
import { transferred, transferTo } from './call-transfer';

/*
 * One call. Its phase is drawn here; hold, mute, transfer, digits, media and the conference are truths of
 * their own that live beside it while the phase allows them.
 *
 *   in:   ringing ---- answer ----> answering --.
 *            |                          |       | established
 *            | decline, turnAway        |       v
 *            |                          |    talking
 *            |                          |       ^
 *   out:  dialling -> ringingThere -----|-------' established     (also an incoming one that is taken back)
 *            |             |            |       |
 *            '-------------'------------'-------+--- hangUp, transferred ---> ending --- ended,
 *                                               |                               |        overdue
 *                        ended by the far side or the network ---------------> ended <---'
 *
 * `established` while ending or after the end means that an answer crossed our CANCEL or BYE: it is
 * hung up again, so that nobody stays on a line that the agent cannot see.
 */

/** Total: every event has an answer in every phase. The microphone is closed first and opened last. */
export const transition = (call: Call, event: CallEvent, moment: CallMoment): CallStep => {
  const step = isPartyEvent(event) ? withParty(call, event) : byPhase(call, event, moment);
  const open = microphoneOpen(step.call);
  const began = call.phase.name !== 'talking' && step.call.phase.name === 'talking';
  if (open === microphoneOpen(call) && !began) return step;
  const microphone: CallEffect = { do: 'setMicrophone', open };
  return {
    ...step,
    effects: open ? [...step.effects, microphone] : [microphone, ...step.effects],
  };
};

const byPhase = (call: Call, event: PhaseEvent, moment: CallMoment): CallStep => {
  switch (call.phase.name) {
    case 'ringing':
      return whenRinging(call, event, moment);
    case 'answering':
      return whenSettingUp(call, event, moment, 'hungUp');
    case 'dialling':
    case 'ringingThere':
      return whenSettingUp(call, event, moment, 'cancelled');
    case 'talking':
      return whenTalking(call, event, moment, call.phase.since);
    case 'ending':
      return whenEnding(call, event, moment, call.phase);
    case 'ended':
      return event.kind === 'established'
        ? { call, effects: [{ do: 'hangUp' }] }
        : ignored(call, 'the call is over');
  }
};

const whenRinging = (call: Call, event: PhaseEvent, moment: CallMoment): CallStep => {
  switch (event.kind) {
    case 'answer':
      return enter(call, { name: 'answering', since: moment.now }, [{ do: 'answer' }]);
    case 'decline':
    case 'hangUp':
      return ending(call, 'declined', moment, { do: 'decline', why: 'declined' });
    case 'forward':
      return ending(call, 'forwarded', moment, { do: 'redirect', target: event.target });
    case 'turnAway':
      return ending(call, event.reason, moment, { do: 'decline', why: 'busy' });
    case 'ended':
      return endedBySignal(call, event.end, moment);
    case 'established':
      // Never by itself: nobody is heard before the agent answers.
      return ignored(call, 'nobody answered it');
    case 'hold':
    case 'resume':
    case 'holdChanged':
    case 'holdRefused':
    case 'heldByRemote':
    case 'mute':
    case 'unmute':
    case 'transfer':
    case 'transferProgress':
    case 'sendDigits':
    case 'goOnDigits':
    case 'digitsSent':
    case 'digitsUnsent':
    case 'mediaChanged':
    case 'ringingThere':
    case 'overdue':
      return ignored(call, 'it only rings');
  }
};

/** Answering, dialling and ringing there: no dialog yet, but mute can be set beforehand. */
const whenSettingUp = (
  call: Call,
  event: PhaseEvent,
  moment: CallMoment,
  stopped: EndReason,
): CallStep => {
  const { phase } = call;
  switch (event.kind) {
    case 'established':
      return digitsAfterAnswer(enter(named(call, event), { name: 'talking', since: moment.now }));
    case 'ringingThere': {
      if (phase.name === 'answering') return ignored(call, 'it is an incoming call');
      const since = phase.name === 'ringingThere' ? phase.since : moment.now;
      const { kind: name, ...heard } = event;
      return enter(call, { name, since, ...heard });
    }
    case 'hangUp':
      return ending(call, stopped, moment, { do: 'hangUp' });
    case 'ended':
      return endedBySignal(call, event.end, moment);
    case 'mute':
    case 'unmute':
      return muted(call, event.kind === 'mute');
    case 'mediaChanged':
      return stay(withMedia(call, event));
    case 'sendDigits':
      return phase.name === 'ringingThere' && phase.earlyMedia
        ? { call, effects: [{ do: 'sendDigits', digits: event.digits }] }
        : digitsNotSent(call, event.digits);
    case 'digitsSent':
    case 'digitsUnsent':
      return whenDigitsSent(call, event);
    case 'answer':
    case 'decline':
    case 'turnAway':
    case 'forward':
    case 'hold':
    case 'resume':
    case 'holdChanged':
    case 'holdRefused':
    case 'heldByRemote':
    case 'transfer':
    case 'transferProgress':
    case 'goOnDigits':
    case 'overdue':
      return ignored(call, 'it is not answered yet');
  }
};

const named = (call: Call, { dialog }: CallEvent & { kind: 'established' }): Call =>
  dialog ? { ...call, dialog } : call;

const withMedia = (call: Call, event: CallEvent & { kind: 'mediaChanged' }): Call => {
  const { troubledSince: _, ...rest } = call;
  const { media, since } = event;
  return media === 'troubled' ? { ...rest, media, troubledSince: since } : { ...rest, media };
};

const muted = (call: Call, on: boolean): CallStep =>
  call.muted === on ? ignored(call, 'it is so already') : stay({ ...call, muted: on });

const resumed = (call: Call): CallStep => {
  const step = afterHold(call, whenHoldWanted(call.hold, false));
  // Whoever takes the call back has read that its transfer came to nothing.
  const read = !step.ignored && step.call.transfer.step === 'failed';
  return read ? { ...step, call: { ...step.call, transfer: { step: 'none' } } } : step;
};

const whenTalking = (
  call: Call,
  event: PhaseEvent,
  moment: CallMoment,
  talkedSince: number,
): CallStep => {
  switch (event.kind) {
    case 'hangUp':
      return ending(call, 'hungUp', moment, { do: 'hangUp' }, talkedSince);
    case 'ended':
      return endedBySignal(call, event.end, moment);
    case 'hold':
      return afterHold(call, whenHoldWanted(call.hold, true));
    case 'resume':
      return resumed(call);
    case 'holdChanged':
      return afterHold(call, whenHoldChanged(call.hold, event.held, moment.now));
    case 'holdRefused':
      return afterHold(call, whenHoldRefused(call.hold));
    case 'heldByRemote':
      return stay({ ...call, hold: { ...call.hold, byRemote: event.held } });
    case 'mute':
    case 'unmute':
      return muted(call, event.kind === 'mute');
    case 'transfer':
      return transferTo(call, event.target, event.replaces);
    case 'transferProgress':
      return transferred(call, event.status, moment, talkedSince);
    case 'sendDigits':
      return call.hold.wanted || call.hold.actual
        ? ignored(call, 'the call is held')
        : digitsTyped(call, event.digits);
    case 'goOnDigits':
      return call.hold.wanted || call.hold.actual
        ? ignored(call, 'the call is held')
        : digitsGoOn(call);
    case 'digitsSent':
    case 'digitsUnsent':
      return whenDigitsSent(call, event);
    case 'mediaChanged':
      return stay(withMedia(call, event));
    case 'answer':
    case 'decline':
    case 'turnAway':
    case 'forward':
    case 'established':
    case 'ringingThere':
    case 'overdue':
      return ignored(call, 'it is answered already');
  }
};
