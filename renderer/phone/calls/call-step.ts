import type { TurnedAwayFor } from './admission';
import type { Call, CallId, CallPhase, TransferContext } from '../../model/call';
import type { CallSignal, RefusedAs } from './call-port';

type WithoutCall<S> = S extends CallSignal ? Omit<S, 'call'> : never;

/** What concerns the other parties of a conversation, or what is noted for the agent; it leaves the phase as it is. */
export type PartyEvent =
  | WithoutCall<Extract<CallSignal, { kind: 'replaced' | 'partyChanged' | 'noteSent' }>>
  /** Heard together with the others of the conference from now on; `part`: on its own again. */
  | { kind: 'join' }
  | { kind: 'part' }
  | { kind: 'silence' }
  | { kind: 'unsilence' }
  /** Whoever was asked about this call did not answer. */
  | { kind: 'consultFailed'; target: string; status: number }
  | { kind: 'handedOver'; handover: TransferContext }
  | { kind: 'noteLeft' }
  | { kind: 'digitsNoteSeen' };

export type CallEvent = PhaseEvent | PartyEvent;

export type PhaseEvent =
  | WithoutCall<
      Exclude<
        CallSignal,
        { kind: 'incoming' | 'turnedAway' | 'replaced' | 'partyChanged' | 'noteSent' }
      >
    >
  | { kind: 'answer' }
  | { kind: 'decline' }
  /** Refused by the desk itself, before it rang. */
  | { kind: 'turnAway'; reason: TurnedAwayFor }
  /** Sent on before anybody answered. */
  | { kind: 'forward'; target: string }
  | { kind: 'hangUp' }
  | { kind: 'hold' }
  | { kind: 'resume' }
  | { kind: 'mute' }
  | { kind: 'unmute' }
  | { kind: 'transfer'; target: string; replaces: CallId | null }
  | { kind: 'sendDigits'; digits: string }
  /** What waited for a key goes out. */
  | { kind: 'goOnDigits' }
  /** The end was ordered long ago and nobody confirmed it. */
  | { kind: 'overdue' };

export type CallEffect =
  | { do: 'answer' }
  | { do: 'decline'; why: RefusedAs }
  | { do: 'redirect'; target: string }
  | { do: 'hangUp' }
  | { do: 'setHold'; held: boolean }
  | { do: 'transfer'; target: string; replaces: CallId | null }
  | { do: 'setHeard'; heard: boolean }
  | { do: 'sendDigits'; digits: string }
  | { do: 'setMicrophone'; open: boolean }
  | { do: 'releaseMicrophone' };

export interface CallStep {
  call: Call;
  effects: CallEffect[];
  /** Why the event changes nothing here. */
  ignored?: string;
}

/** What the flow knows at the moment of the event. `talkedSeconds` comes from a clock that never jumps. */
export interface CallMoment {
  now: number;
  talkedSeconds: number;
}

export const ignored = (call: Call, why: string): CallStep => ({ call, effects: [], ignored: why });
export const stay = (call: Call): CallStep => ({ call, effects: [] });
export const enter = (call: Call, phase: CallPhase, effects: CallEffect[] = []): CallStep => ({
  call: { ...call, phase },
  effects,
});
