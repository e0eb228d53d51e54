import type { AudioDoor } from '../phone/audio';
import type { Call, CallsDoor } from '../phone/calls';
import type { Desk } from './desk';
import type { Clock, Log } from '../kernel';
import {
  createQualityFlow,
  type QualityDoor,
  recordOf,
  type RecordedQuality,
} from '../phone/quality';
import type { SipPhone } from '../phone/sip';
import type { Flows } from './compose';

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
    onLevels: (listener) => audio.onLevels(listener),
    microphoneTrack: () => audio.microphoneTrack(),
    louderMicrophone: () => audio.louderMicrophone(),
  });

/** How a call that is over was: for its record, and for the collector where reports are asked for. */
export const reportQuality = (
  desk: Pick<Desk, 'settings' | 'quality'>,
  { phone }: Pick<Flows, 'phone'>,
  call: Call,
): RecordedQuality | null => {
  const summary = desk.quality.store.getState().calls[call.id]?.summary;
  const { settings } = desk.settings.store.getState();
  if (summary && summary.seconds > 0 && settings['line.qualityReports'].value && !call.practice)
    phone.quality.report(call.id, summary, settings['line.qualityReportsTo'].value);
  // A practice call goes nowhere: its figures say nothing of a connection.
  return call.practice ? null : recordOf(summary);
};
