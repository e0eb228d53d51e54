/** The caller's peer connection. Its offer names no candidates: the other side learns them from the checks. */
export class FarVoice {
  readonly #connection = new RTCPeerConnection();

  constructor(voice: MediaStreamTrack) {
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
