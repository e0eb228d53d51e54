import { longDuration, type Language, type Words } from '../../platform/i18n';
import type { EndReason } from '../../model/call';

export interface EndFacts {
  direction: 'in' | 'out';
  reason: EndReason;
  by: 'agent' | 'remote' | 'network';
  talkedSeconds: number;
  /** On the practice line, where only its customers can be called. */
  practice?: boolean;
  /** The SIP status, where one ended it. */
  status?: number;
}

type EndKey =
  | 'hungUpByAgent'
  | 'hungUpByCaller'
  | 'hungUpByCallee'
  | 'hungUpByNetwork'
  | 'hungUpMeanwhile'
  | 'cancelledByCaller'
  | 'cancelledByAgent'
  | 'busyIn'
  | 'noCommonCodecIn'
  | 'declinedByAgent'
  | 'declinedByRemote'
  | 'doNotDisturbIn'
  | 'doNotDisturbOut'
  | 'practiceNobody'
  | Exclude<EndReason, 'hungUp' | 'cancelled' | 'declined' | 'doNotDisturb'>;

/** How a call ended, from the agent's side of the line. Total over every reason, direction and side. */
export const endKey = ({ direction, reason, by, status, practice = false }: EndFacts): EndKey => {
  switch (reason) {
    case 'hungUp':
      if (by === 'agent') return 'hungUpByAgent';
      if (by === 'network') return 'hungUpByNetwork';
      // It was over there before we came back and asked (RFC 3261 section 12.2.2).
      if (status === 481) return 'hungUpMeanwhile';
      return direction === 'in' ? 'hungUpByCaller' : 'hungUpByCallee';
    case 'cancelled':
      return by === 'agent' ? 'cancelledByAgent' : 'cancelledByCaller';
    case 'busy':
      return direction === 'in' ? 'busyIn' : 'busy';
    case 'declined':
      return by === 'agent' ? 'declinedByAgent' : 'declinedByRemote';
    case 'noCommonCodec':
      return direction === 'in' ? 'noCommonCodecIn' : 'noCommonCodec';
    case 'doNotDisturb':
      return direction === 'in' ? 'doNotDisturbIn' : 'doNotDisturbOut';
    case 'notFound':
      return practice ? 'practiceNobody' : reason;
    case 'noAnswer':
    case 'missed':
    case 'answeredElsewhere':
    case 'callWaitingOff':
    case 'flood':
    case 'agentUnavailable':
    case 'unavailable':
    case 'redirected':
    case 'forwarded':
    case 'forbidden':
    case 'incompatible':
    case 'transferred':
    case 'lineLost':
    case 'mediaFailed':
    case 'noRelay':
    case 'microphone':
    case 'serverError':
    case 'interrupted':
      return reason;
  }
};

export const endWords = (t: Words, facts: EndFacts): string => t(`calls.end.${endKey(facts)}`);

const cutOff: readonly EndReason[] = [
  'lineLost',
  'mediaFailed',
  'noRelay',
  'microphone',
  'serverError',
  'interrupted',
  'transferred',
];

/** In a list: the reason, with the time talked where the call was cut off. */
export const endLine = (t: Words, facts: EndFacts, language: Language): string => {
  const reason = endWords(t, facts);
  if (facts.talkedSeconds === 0 || !cutOff.includes(facts.reason)) return reason;
  const duration = longDuration(facts.talkedSeconds, language);
  return t('calls.end.afterTalking', { reason, duration });
};

/** An outgoing call that reached nobody: calling again is the likely next act. */
export const wasInVain = (facts: EndFacts): boolean =>
  facts.direction === 'out' &&
  facts.talkedSeconds === 0 &&
  facts.by !== 'agent' &&
  endKey(facts) !== 'practiceNobody';

/** Nobody was asked: the desk had no place for the call, or could not take it. */
const unableReasons: readonly EndReason[] = [
  'busy',
  'callWaitingOff',
  'flood',
  'noCommonCodec',
  'incompatible',
  'lineLost',
  'mediaFailed',
  'noRelay',
  'microphone',
];

/** Somebody called whom the desk itself could not put through: missed, with a reason that the agent should know. */
export const wasTurnedAway = (facts: EndFacts): boolean =>
  facts.direction === 'in' && facts.talkedSeconds === 0 && unableReasons.includes(facts.reason);

/** Somebody called and was not answered by the agent's own choice or another phone. */
export const wasMissed = (facts: EndFacts): boolean =>
  facts.direction === 'in' &&
  facts.talkedSeconds === 0 &&
  (facts.reason === 'missed' || facts.reason === 'cancelled' || facts.reason === 'noAnswer');

const reasons: readonly EndReason[] = [
  'forwarded',
  'hungUp',
  'cancelled',
  'busy',
  'noAnswer',
  'declined',
  'missed',
  'answeredElsewhere',
  'callWaitingOff',
  'flood',
  'doNotDisturb',
  'agentUnavailable',
  'notFound',
  'unavailable',
  'redirected',
  'forbidden',
  'noCommonCodec',
  'incompatible',
  'transferred',
  'lineLost',
  'mediaFailed',
  'noRelay',
  'microphone',
  'serverError',
  'interrupted',
];

/** A stored reason, which an older or newer desk may have written. */
export const endReasonOf = (stored: string | null): EndReason | null =>
  reasons.find((reason) => reason === stored) ?? null;
