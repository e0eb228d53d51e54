import type { AudioDoor } from '../audio';
import type { CallsDoor } from '../calls';
import type { Clock, Log } from '../kernel';
import { createQualityFlow, type QualityDoor } from '../quality';
import type { SipPhone } from '../sip';

interface Parts {
  phone: Pick<SipPhone, 'quality'>;
  calls: CallsDoor;
  audio: AudioDoor;
  clock: Clock;
  log: Log;
}

/** Quality hears the calls, their connections and the microphone. */
export const composeQuality = ({ phone, calls, audio, clock, log }: Parts): QualityDoor =>
  createQualityFlow({
    port: phone.quality,
    calls,
    clock,
    log,
    onMicrophoneLevel: (listener) => audio.onLevels(({ microphone }) => listener(microphone)),
    microphoneTrack: () => audio.microphoneTrack(),
    louderMicrophone: () => audio.louderMicrophone(),
  });
