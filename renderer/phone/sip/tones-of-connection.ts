import { type DigitWay, toneWay } from './digits';
import { takesTelephoneEvents } from './sdp';
import { audioTransceiver } from './transceiver';

/** The agreed directions in which the far end hears us. */
const sends = new Set<RTCRtpTransceiverDirection | null>(['sendrecv', 'sendonly']);

/**
 * How tones leave as RTP events. `later` while they would be lost: before the path is up, before the microphone
 * is open and while the far end does not listen. Null where the far end (its description is `remote`) takes none,
 * or the browser has not agreed upon those that it takes.
 */
export const tonesOf = (
  connection: RTCPeerConnection,
  remote: string,
  onTone: (tone: string) => void,
): DigitWay | 'later' | null => {
  if (!takesTelephoneEvents(remote)) return null;
  const { sender, currentDirection = null } = audioTransceiver(connection) ?? {};
  const up = connection.connectionState === 'connected' && sends.has(currentDirection);
  if (!up || !sender?.track || !sender.dtmf) return 'later';
  const { dtmf } = sender;
  if (!dtmf.canInsertDTMF) return null;
  dtmf.ontonechange = ({ tone }) => {
    if (tone) onTone(tone);
  };
  return toneWay(dtmf);
};
