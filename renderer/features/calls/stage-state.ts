import type { MicrophoneState } from '../../phone/audio';
import type { Call } from '../../model/call';
import { isLost } from '../../phone/calls/call-rules';

/** What the stage shows. One at a time, worst first. */
export type StageState =
  | 'idle'
  | 'microphone'
  | 'ringing'
  | 'answering'
  | 'dialling'
  | 'talking'
  | 'held'
  | 'heldByRemote'
  | 'reconnecting'
  | 'ended'
  | 'lost';

export const stageState = (
  call: Call | null,
  microphone: MicrophoneState,
  needsMicrophone: boolean,
): StageState => {
  if (!call) {
    const silent = microphone === 'refused' || microphone === 'missing' || microphone === 'busy';
    return silent && needsMicrophone ? 'microphone' : 'idle';
  }
  switch (call.phase.name) {
    case 'ringing':
    case 'answering':
      return call.phase.name;
    case 'dialling':
    case 'ringingThere':
      return 'dialling';
    case 'talking':
      if (call.media === 'troubled') return 'reconnecting';
      if (call.hold.actual) return 'held';
      return call.hold.byRemote ? 'heldByRemote' : 'talking';
    case 'ending':
      return 'ended';
    case 'ended':
      return isLost(call.phase.end.reason, call.phase.talkedSeconds) ? 'lost' : 'ended';
  }
};

/** The colour of a state: `data-s` in the styles. */
export const stageTint: Record<StageState, string> = {
  idle: 'idle',
  microphone: 'refused',
  ringing: 'ringing',
  answering: 'talking',
  dialling: 'talking',
  talking: 'talking',
  held: 'held',
  heldByRemote: 'held',
  reconnecting: 'retry',
  ended: 'wrapup',
  lost: 'retry',
};

/** What the devices have to say. */
export type EarLine =
  | 'microphoneLost'
  | 'deviceLost'
  | 'mutedThere'
  | 'microphoneBusy'
  | 'noMicrophone'
  | 'headsetAway'
  | 'microphoneSilent'
  | 'phoneProfile'
  | 'suppressorGaveUp'
  | 'deviceOffered';

export type LastLine =
  | EarLine
  | 'muted'
  | 'speakingMuted'
  | 'transferFailed'
  | 'transferUnheard'
  | 'transferring'
  | 'reconnecting'
  | 'lineAway'
  | 'holding'
  | 'resuming'
  | 'holdRefused'
  | 'held'
  | 'heldByRemote'
  | 'recovers'
  | 'earlyMedia'
  | 'silence'
  | 'weak'
  | 'lanes'
  | 'none';

export interface Heard {
  /** The call's microphone went away and nothing was chosen yet. */
  microphoneLost: boolean;
  deviceLost: boolean;
  /** The headset's own button or arm mutes it; the desk cannot take that back. */
  mutedThere?: boolean;
  speaking: boolean;
  /** Another program holds the microphone. */
  busy?: boolean;
  /** There is none, or it may not be used: the call is up all the same. */
  none?: boolean;
  /** The headset that is spoken into cannot be reached. */
  headsetAway?: 'off' | 'silent' | null | undefined;
  /** Nothing has come from the open microphone for 8 s. */
  silent: boolean;
  phoneProfile: boolean;
  suppressorGaveUp?: boolean;
  offered: boolean;
  lineReady: boolean;
  /** A leg is silent, or the call has been weak for a while. */
  quality?: 'silence' | 'weak' | null;
}

/** The stage's last line carries the two lanes or one message, worst first. */
export const lastLine = (call: Call, heard: Heard): LastLine => {
  if (heard.microphoneLost) return 'microphoneLost';
  if (heard.deviceLost) return 'deviceLost';
  if (heard.mutedThere && !call.muted && call.phase.name === 'talking') return 'mutedThere';
  if (call.muted && call.phase.name === 'talking')
    return heard.speaking && !call.hold.actual ? 'speakingMuted' : 'muted';
  if (call.transfer.step === 'failed')
    return call.transfer.status === null ? 'transferUnheard' : 'transferFailed';
  if (call.transfer.step === 'sent' || call.transfer.step === 'ringing') return 'transferring';
  if (heard.none && !call.hold.actual) return 'noMicrophone';
  if (call.recovers && call.phase.name === 'dialling') return 'recovers';
  if (call.phase.name === 'ringingThere') return call.phase.earlyMedia ? 'earlyMedia' : 'none';
  if (call.phase.name !== 'talking') return 'none';
  if (call.media === 'troubled') return 'reconnecting';
  if (call.hold.syncing) return call.hold.wanted ? 'holding' : 'resuming';
  if (call.hold.refused) return 'holdRefused';
  if (call.hold.actual) return 'held';
  if (call.hold.byRemote) return 'heldByRemote';
  if (heard.busy) return 'microphoneBusy';
  if (heard.headsetAway) return 'headsetAway';
  if (heard.quality === 'silence') return 'silence';
  if (heard.silent) return 'microphoneSilent';
  if (!heard.lineReady) return 'lineAway';
  if (heard.offered) return 'deviceOffered';
  if (heard.phoneProfile) return 'phoneProfile';
  if (heard.suppressorGaveUp) return 'suppressorGaveUp';
  return heard.quality ?? 'lanes';
};

/** Whose note stands under the stage: the call on the stage, else the one that still waits to be finished. */
export const noteCall = (stage: Call | null, all: readonly Call[]): Call | null => {
  const isWriting = (call: Call) => call.phase.name !== 'ringing';
  if (stage && isWriting(stage)) return stage;
  return all.findLast(isWriting) ?? null;
};
