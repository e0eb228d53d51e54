import type { DeskFault } from '../../kernel';
import { type NoiseSuppression, suppressorHelps, type SuppressorState } from './suppression';
import type { RingTone } from './tones';

/** What the agent can choose about sound. Read each time it is needed, so that a change needs no restart. */
export interface AudioSettings {
  echoCancellation: boolean;
  noiseSuppression: NoiseSuppression;
  /** The neural network on the callers' voices as well. */
  suppressCallers: boolean;
  autoGainControl: boolean;
  /** Quiet and loud callers are brought to one loudness. */
  levelCallers: boolean;
  /** 0 to 1. */
  ringVolume: number;
  ringTone: RingTone;
  /** The ring sounds in the headset as well. */
  ringInHeadset: boolean;
  /** 0 to 1: of the tone that tells of a second call. */
  waitingVolume: number;
}

/** One way to open a microphone. `deviceId` null: whichever the system offers. */
export interface MicrophoneSource {
  deviceId: string | null;
  echoCancellation: boolean;
  noiseSuppression: boolean;
  autoGainControl: boolean;
}

/** The browser's filter and the network never work on the same voice; it stands in where the network cannot. */
export const sourceFor = (
  deviceId: string | null,
  settings: AudioSettings,
  suppressor: SuppressorState = 'off',
): MicrophoneSource => ({
  deviceId,
  echoCancellation: settings.echoCancellation,
  noiseSuppression:
    settings.noiseSuppression === 'browser' ||
    (settings.noiseSuppression === 'neural' && !suppressorHelps(suppressor)),
  autoGainControl: settings.autoGainControl,
});

export const sameSource = (a: MicrophoneSource, b: MicrophoneSource): boolean =>
  a.deviceId === b.deviceId &&
  a.echoCancellation === b.echoCancellation &&
  a.noiseSuppression === b.noiseSuppression &&
  a.autoGainControl === b.autoGainControl;

/** What is open does for what is wanted: where no device is named, any will do. */
export const serves = (open: MicrophoneSource, wanted: MicrophoneSource): boolean =>
  sameSource(open, { ...wanted, deviceId: wanted.deviceId ?? open.deviceId });

/** `exact`: a silent substitute would be a microphone that nobody chose. */
export const constraintsFor = (source: MicrophoneSource): MediaTrackConstraints => ({
  ...(source.deviceId === null ? {} : { deviceId: { exact: source.deviceId } }),
  echoCancellation: source.echoCancellation,
  noiseSuppression: source.noiseSuppression,
  autoGainControl: source.autoGainControl,
  channelCount: { ideal: 1 },
});

export type MicrophoneProblem = 'refused' | 'missing' | 'busy';

/** By the names of Media Capture and Streams, section 10.2. An unknown name counts as busy: trying again may help. */
export const problemOf = (errorName: string): MicrophoneProblem => {
  switch (errorName) {
    case 'NotAllowedError':
    case 'SecurityError':
    case 'PermissionDeniedError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
    case 'DevicesNotFoundError':
      return 'missing';
    default:
      return 'busy';
  }
};

const codes = {
  refused: 'microphoneRefused',
  missing: 'microphoneMissing',
  busy: 'microphoneBusy',
} as const;

export const faultOf = (problem: MicrophoneProblem): DeskFault => ({
  code: codes[problem],
  category: problem === 'refused' ? 'refused' : 'device',
});

/** Another program may just be letting go of it: three more attempts, in less than two seconds. */
export const retryDelays: readonly number[] = [150, 450, 900];
