import type { CallAudio } from '../audio';
import type { Clock, Result } from '../kernel';
import { toneWay, type DigitWay } from './digits';
import { fromServer, gatherCandidates } from './ice-gathering';
import {
  checkSdp,
  forTheWire,
  keepRole,
  mendAnswer,
  remoteHolds,
  takesTelephoneEvents,
} from './sdp';
import type { SilentServers } from './silent-servers';

export interface MediaOptions {
  call: string;
  audio: CallAudio;
  clock: Clock;
  configuration: RTCConfiguration;
  iceDeadlineMs: number;
  silentServers: SilentServers;
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
  readonly #servers: readonly RTCIceServer[];
  readonly #madeAt: number;
  /** Made while it rings, so that only the local description is left to do. */
  #prepared: RTCSessionDescriptionInit | null = null;
  #track: MediaStreamTrack | null = null;
  #playing = false;
  #flowed = false;
  #remote = '';

  constructor(options: MediaOptions) {
    this.#options = options;
    this.#servers = options.configuration.iceServers ?? [];
    this.#madeAt = options.clock.monotonic();
    this.#connection = options.createPeerConnection(options.configuration);
    this.#connection.addEventListener('connectionstatechange', () => this.#stateChanged());
    this.#connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate && fromServer(candidate.candidate))
        options.silentServers.answered(this.#servers);
    });
    this.#connection.addEventListener('track', ({ track }) => {
      // The first packet unmutes the track.
      track.addEventListener('unmute', () => this.#flow());
    });
  }

  /**
   * Asks the graph for the outgoing track; the microphone may be refused. The track is sent as soon as it is
   * there: a description does not wait for it (RFC 8829 section 4.2.1).
   */
  async openTrack(): Promise<Result<MediaStreamTrack>> {
    const track = await this.#options.audio.outgoing(this.#options.call);
    if (!track.ok || this.#closed.signal.aborted) return track;
    this.#track = track.value;
    const transceiver = this.#transceiver();
    if (transceiver) await this.#attachTrack(transceiver);
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

  /** All of an answer that can be done without a packet to the far end, or the microphone. */
  async prepareAnswer(): Promise<void> {
    this.#prepared = await this.#createAnswer(false);
  }

  async answer(held: boolean): Promise<string> {
    const prepared = held ? null : this.#prepared;
    this.#prepared = null;
    const answer = await this.#describe(prepared ?? (await this.#createAnswer(held)));
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

  get answerPrepared(): boolean {
    return this.#prepared !== null;
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
    let transceiver = this.#transceiver();
    if (transceiver) await this.#attachTrack(transceiver);
    else {
      transceiver = this.#connection.addTransceiver(this.#track ?? 'audio', {
        direction: 'sendrecv',
      });
    }
    // Explicitly: the track may come only later.
    transceiver.direction = directionOf(held);
    preferCodecs(transceiver);
  }

  async #attachTrack({ sender }: RTCRtpTransceiver): Promise<void> {
    if (!this.#track || sender.track === this.#track) return;
    try {
      await sender.replaceTrack(this.#track);
    } catch (error) {
      // The call ended meanwhile: nobody is to hear the track.
      if (!this.#closed.signal.aborted) throw error;
    }
  }

  async #createAnswer(held: boolean): Promise<RTCSessionDescriptionInit> {
    await this.#sendTrack(held);
    return this.#connection.createAnswer();
  }

  async #describe(description: RTCSessionDescriptionInit): Promise<string> {
    const { clock, iceDeadlineMs } = this.#options;
    const gathering = gatherCandidates(this.#connection, {
      clock,
      serversMs: this.#serversMs(description),
      deadlineMs: iceDeadlineMs,
      closed: this.#closed.signal,
    });
    this.#watchServers();
    try {
      await this.#connection.setLocalDescription(description);
      await gathering.described();
    } finally {
      gathering.stop();
    }
    return forTheWire(this.#connection.localDescription?.sdp ?? '');
  }

  /** How long the servers are waited for: not again when they have been silent before. */
  #serversMs({ type }: RTCSessionDescriptionInit): number {
    const { clock, iceDeadlineMs, silentServers } = this.#options;
    if (this.#servers.length === 0 || silentServers.areSilent(this.#servers)) return 0;
    // The pool of candidates serves a first offer: they have been gathered since the connection was made.
    const pooled = type === 'offer' && this.#connection.localDescription === null;
    const spent = pooled ? clock.monotonic() - this.#madeAt : 0;
    return Math.max(0, iceDeadlineMs - spent);
  }

  /** Even when nobody waits: servers that stay silent stay remembered. */
  #watchServers(): void {
    if (this.#servers.length === 0) return;
    const { clock, iceDeadlineMs, silentServers } = this.#options;
    const { signal } = this.#closed;
    const cancel = clock.after(iceDeadlineMs, () => {
      signal.removeEventListener('abort', cancel);
      const { iceGatheringState, localDescription } = this.#connection;
      if (iceGatheringState === 'gathering' && !fromServer(localDescription?.sdp ?? ''))
        silentServers.missed(this.#servers);
    });
    signal.addEventListener('abort', cancel);
  }

  async #applyRemote(type: RTCSdpType, sdp: string): Promise<void> {
    const checked = checkSdp(sdp);
    if (!checked.ok) throw new Error(checked.fault.code);
    this.#prepared = null;
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
