/** What a caller who never stops talking says. */
export const createVoice = (context: AudioContext): MediaStreamTrack => {
  const mouth = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  const tone = new OscillatorNode(context, { frequency: 440 });
  tone.connect(mouth);
  tone.start();
  const [track] = mouth.stream.getAudioTracks();
  if (!track) throw new Error('a destination without a track');
  return track;
};

/** The caller's peer connection. Its offer names no candidates: the other side learns them from the checks. */
export class FarVoice {
  readonly #connection: RTCPeerConnection;

  constructor(voice: MediaStreamTrack, connection = new RTCPeerConnection()) {
    this.#connection = connection;
    this.#connection.addTrack(voice);
  }

  async offer(): Promise<string> {
    const offer = await this.#connection.createOffer();
    await this.#connection.setLocalDescription(offer);
    return offer.sdp ?? '';
  }

  async answered(sdp: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp });
  }

  close(): void {
    this.#connection.close();
  }
}
