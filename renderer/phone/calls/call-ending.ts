import type { Call, CallEnd, CallPhase, EndReason } from '../../model/call';
import type { EndSignal } from './call-port';
import {
  enter,
  ignored,
  type CallEffect,
  type CallMoment,
  type CallStep,
  type PhaseEvent,
} from './call-step';

export const ending = (
  call: Call,
  reason: EndReason,
  moment: CallMoment,
  effect: CallEffect,
  talkedSince: number | null = null,
): CallStep => enter(call, { name: 'ending', since: moment.now, talkedSince, reason }, [effect]);

const ended = (call: Call, end: CallEnd, talkedSeconds: number): CallStep => ({
  call: {
    ...call,
    phase: { name: 'ended', talkedSeconds, end },
    hold: { ...call.hold, syncing: false },
    media: 'none',
    conference: false,
    silenced: false,
  },
  effects: [{ do: 'releaseMicrophone' }],
});

export const endedBySignal = (call: Call, end: EndSignal, moment: CallMoment): CallStep =>
  ended(call, { ...end, reason: reasonOf(call, end), at: moment.now }, moment.talkedSeconds);

/** The port says what the network said; whether that is a missed or a transferred call is known here. */
const reasonOf = (call: Call, end: EndSignal): EndReason => {
  if (call.recovers && call.phase.name !== 'talking' && end.by !== 'agent') return 'interrupted';
  if (end.by !== 'remote') return end.reason;
  const { phase, direction, transfer } = call;
  const unanswered = phase.name === 'ringing' || phase.name === 'answering';
  const gaveUp = ['hungUp', 'cancelled', 'noAnswer'].includes(end.reason);
  if (direction === 'in' && unanswered && gaveUp) return 'missed';
  // Once the target is said to ring, a hang-up is the customer's own.
  return transfer.step === 'sent' && end.reason === 'hungUp' ? 'transferred' : end.reason;
};

export const whenEnding = (
  call: Call,
  event: PhaseEvent,
  moment: CallMoment,
  phase: Extract<CallPhase, { name: 'ending' }>,
): CallStep => {
  const ours: CallEnd = { reason: phase.reason, by: 'agent', at: phase.since };
  switch (event.kind) {
    case 'ended': {
      const { status, unconfirmed } = event.end;
      const seen = {
        ...(status === undefined ? {} : { status }),
        ...(unconfirmed === undefined ? {} : { unconfirmed }),
      };
      return ended(call, { ...ours, ...seen }, moment.talkedSeconds);
    }
    case 'overdue':
      return ended(call, { ...ours, unconfirmed: true }, moment.talkedSeconds);
    case 'established':
      return { call, effects: [{ do: 'hangUp' }] };
    case 'answer':
    case 'decline':
    case 'turnAway':
    case 'forward':
    case 'hangUp':
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
      return ignored(call, 'it is being ended');
  }
};
