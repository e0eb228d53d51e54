import type { Clock, Log } from '../../kernel';
import type { Call, CallId } from '../../model/call';
import { notHeld } from './call-hold';
import { onItsOwn } from './call-party';
import type { CallMicrophone, CallMixing, CallPort } from './call-port';

export type CallsGate = 'open' | 'dnd' | 'unavailable';

export interface CallsFlowParts {
  port: CallPort;
  microphone: CallMicrophone & CallMixing;
  clock: Clock;
  log: Log;
  newId: () => string;
  lineReady: () => boolean;
  lineId: () => string;
  practice: () => boolean;
  /** The agent's country: how numbers without one are read. */
  country: () => string;
  earlyMedia: () => boolean;
  /** Whether calls may ring now. */
  gate: () => CallsGate;
  /** Whether a further call may ring while one is up or rings already; else it is busy. */
  callWaiting: () => boolean;
  /** Where an incoming call goes instead of ringing; null: it rings. `engaged`: on a call, or not to be disturbed. */
  forward?: (desk: { engaged: boolean }) => string | null;
  /** Calls at a time; further ones are refused as busy. */
  maxCalls: number;
}

export const newCall = (parts: CallsFlowParts, id: CallId, what: Partial<Call>): Call => ({
  id,
  lineId: parts.lineId(),
  interactionId: parts.newId(),
  direction: 'in',
  practice: parts.practice(),
  remote: { number: '', displayName: '', anonymous: false },
  called: null,
  startedAt: parts.clock.now(),
  phase: { name: 'ringing', since: parts.clock.now() },
  hold: notHeld,
  muted: false,
  transfer: { step: 'none' },
  ...onItsOwn,
  digits: '',
  media: 'none',
  ...what,
});
