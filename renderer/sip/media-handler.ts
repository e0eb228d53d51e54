import type { CallAudio } from '../audio';
import type { Clock, Result } from '../kernel';
import { toneWay, type DigitWay } from './digits';
import { gatherCandidates } from './ice-gathering';
import {
  checkSdp,
  forTheWire,
  keepRole,
  mendAnswer,
  remoteHolds,
  takesTelephoneEvents,
} from './sdp';

export interface MediaOptions {
  call: string;
  audio: CallAudio;
  clock: Clock;
  configuration: RTCConfiguration;
  iceDeadlineMs: number;
  createPeerConnection(configuration: RTCConfiguration): RTCPeerConnection;
  onState(state: 'flowing' | 'troubled' | 'failed'): void;
  onTone(tone: string): void;
  /** Digits can be sent now. */
  onDigitsReady(): void;
}

/** Comfort noise at 8 kHz crashed renderers under rapid renegotiation, and no SIP peer needs it or RED. */
const unwanted = new Set(['audio/cn', 'audio/red']);

/**
 * The sound of one call: one peer connection, one transceiver, one outgoing track for its whole life. The
 * track belongs to the audio graph and is never touched here; hold is a direction, silence is the graph's.
 */
export class CallMedia {
  readonly #options: MediaOptions;
  readonly #connection: RTCPeerConnection;
  readonly #closed = new AbortController();
  readonly #servers: boolean;
  #track: MediaStreamTrack | null = null;
  #playing = false;
  #flowed = false;
  #remote = '';

  constructor(options: MediaOptions) {
    this.#options = options;
    this.#servers = (options.configuration.iceServers?.length ?? 0) > 0;
    this.#connection = options.createPeerConnection(options.configuration);
    this.#connection.addEventListener('connectionstatechange', () => this.#stateChanged());
    this.#connection.addEventListener('track', ({ track }) => {
      // The first packet unmutes the track.
      track.addEventListener('unmute', () => this.#flow());
    });
  }

  /** Asks the graph for the outgoing track; the microphone may be refused. */
  async openTrack(): Promise<Result<MediaStreamTrack>> {
    const track = await this.#options.audio.outgoing(this.#options.call);
    if (track.ok) this.#track = track.value;
    return track;
  }

  async offer(change: { held: boolean; iceRestart?: boolean }): Promise<string> {
    await this.#sendTrack(change.held);
    const { currentLocalDescription: local, currentRemoteDescription: remote } = this.#connection;
    const offer = await this.#connection.createOffer({ iceRestart: change.iceRestart ?? false });
    return keepRole(await this.#describe(offer), local?.sdp ?? '', remote?.sdp ?? '');
  }

  async applyOffer(sdp: string): Promise<void> {
    await this.#applyRemote('offer', sdp);
  }

  async answer(held: boolean): Promise<string> {
    await this.#sendTrack(held);
    const answer = await this.#describe(await this.#connection.createAnswer());
    this.#digitsMayGo();
    return answer;
  }

  /** `provisional`: an answer that a later one may replace (RFC 8829 section 4.1.10.1). */
  async applyAnswer(sdp: string, provisional = false): Promise<void> {
    if (this.#connection.signalingState === 'stable') return;
    const { currentLocalDescription: local, currentRemoteDescription: remote } = this.#connection;
    const mended = mendAnswer(sdp, local?.sdp ?? '', remote?.sdp ?? '');
    await this.#applyRemote(provisional ? 'pranswer' : 'answer', mended);
    if (!provisional) this.#digitsMayGo();
  }

  /** After a refused change both sides are where they were (RFC 8829 section 4.1.10.2). */
  async rollback(held: boolean): Promise<void> {
    const state = this.#connection.signalingState;
    if (state === 'have-local-offer') {
      await this.#connection.setLocalDescription({ type: 'rollback' });
    } else if (state === 'have-remote-offer') {
      await this.#connection.setRemoteDescription({ type: 'rollback' });
    }
    const transceiver = this.#transceiver();
    if (transceiver && transceiver.direction !== 'stopped')
      transceiver.direction = directionOf(held);
  }

  remoteHolds(): boolean {
    return remoteHolds(this.#remote);
  }

  remoteTakesTelephoneEvents(): boolean {
    return takesTelephoneEvents(this.#remote);
  }

  /** Null while tones would be lost: before the path is up and while the far end does not listen. */
  tones(): DigitWay | null {
    const dtmf = this.#transceiver()?.sender.dtmf;
    const up = this.#connection.connectionState === 'connected';
    if (!up || !dtmf?.canInsertDTMF) return null;
    dtmf.ontonechange = ({ tone }) => {
      if (tone) this.#options.onTone(tone);
    };
    return toneWay(dtmf);
  }

  /** Hands the sound of the far end over, once. */
  play(): void {
    const track = this.#transceiver()?.receiver.track;
    if (this.#playing || !track) return;
    this.#playing = true;
    this.#options.audio.incoming(this.#options.call, new MediaStream([track]));
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort();
    this.#connection.close();
    this.#options.audio.release(this.#options.call);
  }

  #transceiver(): RTCRtpTransceiver | undefined {
    return this.#connection.getTransceivers().find((one) => one.receiver.track.kind === 'audio');
  }

  async #sendTrack(held: boolean): Promise<void> {
    if (this.#closed.signal.aborted) throw new Error('closed');
    const track = this.#track;
    let transceiver = this.#transceiver();
    if (!transceiver) {
      transceiver = this.#connection.addTransceiver(track ?? 'audio', { direction: 'sendrecv' });
    } else if (track && transceiver.sender.track !== track) {
      await transceiver.sender.replaceTrack(track);
    }
    transceiver.direction = directionOf(held);
    preferCodecs(transceiver);
  }

  async #describe(description: RTCSessionDescriptionInit): Promise<string> {
    const { clock, iceDeadlineMs } = this.#options;
    const gathering = gatherCandidates(this.#connection, {
      clock,
      servers: this.#servers,
      deadlineMs: iceDeadlineMs,
      closed: this.#closed.signal,
    });
    try {
      await this.#connection.setLocalDescription(description);
      await gathering.described();
    } finally {
      gathering.stop();
    }
    return forTheWire(this.#connection.localDescription?.sdp ?? '');
  }

  async #applyRemote(type: RTCSdpType, sdp: string): Promise<void> {
    const checked = checkSdp(sdp);
    if (!checked.ok) throw new Error(checked.fault.code);
    await this.#connection.setRemoteDescription({ type, sdp });
    this.#remote = sdp;
  }

  #stateChanged(): void {
    const state = this.#connection.connectionState;
    if (state === 'connected') {
      this.#digitsMayGo();
      if (this.#flowed) this.#options.onState('flowing');
      else if (this.#transceiver()?.receiver.track.muted === false) this.#flow();
    } else if (state === 'failed') this.#options.onState('failed');
    else if (state === 'disconnected') this.#options.onState('troubled');
  }

  #flow(): void {
    if (this.#flowed) return;
    this.#flowed = true;
    this.#options.onState('flowing');
  }

  #digitsMayGo(): void {
    // The direction that was agreed counts a moment later.
    queueMicrotask(() => this.#options.onDigitsReady());
  }
}

const directionOf = (held: boolean): RTCRtpTransceiverDirection => (held ? 'sendonly' : 'sendrecv');

const preferCodecs = (transceiver: RTCRtpTransceiver): void => {
  if (typeof RTCRtpReceiver === 'undefined') return;
  const all = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [];
  const wanted = all.filter((codec) => !unwanted.has(codec.mimeType.toLowerCase()));
  if (wanted.length > 0) transceiver.setCodecPreferences(wanted);
};
