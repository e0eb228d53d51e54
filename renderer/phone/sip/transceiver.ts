import { wantedCodecs } from './sound-codecs';

export const audioTransceiver = (connection: RTCPeerConnection): RTCRtpTransceiver | undefined =>
  connection.getTransceivers().find((one) => one.receiver.track.kind === 'audio');

/** On hold nothing is received, and silence is sent. */
export const directionOf = (held: boolean): RTCRtpTransceiverDirection =>
  held ? 'sendonly' : 'sendrecv';

export const preferCodecs = (transceiver: RTCRtpTransceiver): void => {
  const wanted = wantedCodecs();
  if (wanted.length > 0) transceiver.setCodecPreferences(wanted);
};
