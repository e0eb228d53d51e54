import type { AudioFlow } from '../phone/audio';
import type { CallsFlow } from '../phone/calls';
import type { Clock, Log } from '../kernel';
import { createQualityFlow, type QualityDoor } from '../phone/quality';
import type { SipPhone } from '../phone/sip';
import type { SettingsDoor } from '../platform/settings';

interface Parts {
  phone: Pick<SipPhone, 'quality'>;
  calls: Pick<CallsFlow, 'store'>;
  audio: { door: AudioFlow };
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

interface ReportNeeds {
  settings: Pick<SettingsDoor, 'store'>;
  quality: QualityDoor;
  phone: Pick<SipPhone, 'quality'>;
  calls: Pick<CallsFlow, 'onEvent'>;
}

/** How a call that is over was goes to the collector, where reports are asked for (RFC 6035). */
export const endedCallsToCollector = (needs: ReportNeeds): void => {
  const { settings: door, quality, phone, calls } = needs;
  calls.onEvent(({ kind, call }) => {
    if (kind !== 'callEnded' || call.consults !== null || call.practice) return;
    const summary = quality.store.getState().calls[call.id]?.summary;
    const { settings } = door.store.getState();
    if (summary && summary.seconds > 0 && settings['line.qualityReports'].value)
      phone.quality.report(call.id, summary, settings['line.qualityReportsTo'].value);
  });
};
