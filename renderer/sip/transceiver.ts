export const audioTransceiver = (connection: RTCPeerConnection): RTCRtpTransceiver | undefined =>
  connection.getTransceivers().find((one) => one.receiver.track.kind === 'audio');

/** On hold nothing is received, and silence is sent. */
export const directionOf = (held: boolean): RTCRtpTransceiverDirection =>
  held ? 'sendonly' : 'sendrecv';

/** Comfort noise at 8 kHz crashed renderers under rapid renegotiation, and no SIP peer needs it or RED. */
const unwanted = new Set(['audio/cn', 'audio/red']);

export const preferCodecs = (transceiver: RTCRtpTransceiver): void => {
  if (typeof RTCRtpReceiver === 'undefined') return;
  const all = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [];
  const wanted = all.filter((codec) => !unwanted.has(codec.mimeType.toLowerCase()));
  if (wanted.length > 0) transceiver.setCodecPreferences(wanted);
};
