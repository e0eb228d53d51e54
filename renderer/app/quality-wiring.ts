import type { AudioDoor } from '../phone/audio';
import type { Call, CallsDoor } from '../phone/calls';
import type { Clock, Log } from '../kernel';
import {
  createQualityFlow,
  type QualityDoor,
  recordOf,
  type RecordedQuality,
} from '../phone/quality';
import type { SipPhone } from '../phone/sip';
import type { SettingsDoor } from '../platform/settings';

interface Parts {
  phone: Pick<SipPhone, 'quality'>;
  calls: CallsDoor;
  audio: { door: AudioDoor };
  clock: Clock;
  log: Log;
}

/** Quality hears the calls, their connections and the microphone. */
export const qualityService = ({ phone, calls, audio: { door: audio }, clock, log }: Parts) => {
  const quality: QualityDoor = createQualityFlow({
    port: phone.quality,
    calls,
    clock,
    log,
    onLevels: (listener) => audio.onLevels(listener),
    microphoneTrack: () => audio.microphoneTrack(),
    louderMicrophone: () => audio.louderMicrophone(),
  });
  return { gives: { quality }, doors: { quality } };
};

export interface ReportNeeds {
  settings: Pick<SettingsDoor, 'store'>;
  quality: QualityDoor;
  phone: Pick<SipPhone, 'quality'>;
}

/** How a call that is over was: for its record, and for the collector where reports are asked for. */
export const reportQuality = (
  { settings: door, quality, phone }: ReportNeeds,
  call: Call,
): RecordedQuality | null => {
  const summary = quality.store.getState().calls[call.id]?.summary;
  const { settings } = door.store.getState();
  if (summary && summary.seconds > 0 && settings['line.qualityReports'].value && !call.practice)
    phone.quality.report(call.id, summary, settings['line.qualityReportsTo'].value);
  // A practice call goes nowhere: its figures say nothing of a connection.
  return call.practice ? null : recordOf(summary);
};
