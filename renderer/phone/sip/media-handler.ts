import type { CallAudio, OutgoingOptions } from '../audio';
import type { Result } from '../../kernel';
import type { CallReading } from '../quality';
import { readingOf } from './call-stats';
import type { LineAccount } from '../line';
import type { DigitWay } from './digits';
import { tonesOf } from './tones-of-connection';
import { withholdCandidates } from './candidates';
import { NoPath } from './ice-gathering';
import { iceServersOf } from './peer-configuration';
import { LocalDescription, type Path } from './local-description';
import { LocalIceGathering, type LocalIceGatheringOptions } from './local-ice-gathering';
import { keepRole, mendAnswer, remoteHolds } from './sdp';
import type { PathReading } from './media-watch';
import { readPath } from './path-reading';
import { answerWithSound, TakenMedia } from './taken-media';
import { audioTransceiver, directionOf, preferCodecs } from './transceiver';

export interface MediaOptions extends LocalIceGatheringOptions {
  call: string;
  audio: CallAudio;
  createPeerConnection(configuration: RTCConfiguration): RTCPeerConnection;
  onState(state: 'flowing' | 'troubled' | 'failed'): void;
  onTone(tone: string): void;
  /** Something that the call can go on without. */
  warn(text: string): void;
  /** Digits can be sent now. */
  onDigitsReady(): void;
}

/**
 * The sound of one call: one peer connection, one transceiver, one outgoing track for its whole life. The
 * track belongs to the audio graph and is never touched here; hold is a direction, silence is the graph's.
 */
export class CallMedia {
  readonly #options: MediaOptions;
  readonly #closed = new AbortController();
  readonly #local: LocalDescription;
  readonly #taken = new TakenMedia();
  /** What the far end offered and is not known to the browser yet: no packet goes there. */
  #withheld: RTCIceCandidateInit[] = [];
  #track: MediaStreamTrack | null = null;
  #playing = false;
  #flowed = false;
  #remote = '';

  constructor(options: MediaOptions) {
    this.#options = options;
    this.#local = new LocalDescription({
      configuration: options.configuration,
      connect: (configuration) => this.#connect(configuration),
      restore: async () => {
        if (this.#remote) await this.#setOffer(this.#remote);
      },
      warn: options.warn,
      closed: this.#closed.signal,
    });
  }

  get #connection(): RTCPeerConnection {
    return this.#local.path.connection;
  }

  get #own(): LocalIceGathering {
    return this.#local.path.own;
  }

  #connect(configuration: RTCConfiguration): Path {
    const connection = this.#options.createPeerConnection(configuration);
    const { signal } = this.#closed;
    connection.addEventListener('connectionstatechange', () => this.#stateChanged());
    connection.addEventListener('track', ({ track }) => {
      // The first packet unmutes the track. The track may outlive the call, and must not keep it alive.
      track.addEventListener('unmute', () => this.#flow(), { signal });
    });
    return {
      connection,
      own: new LocalIceGathering(connection, { ...this.#options, configuration }, signal),
    };
  }

  /**
   * Asks the graph for the outgoing track; the microphone may be refused. The track is sent as soon as it is
   * there: a description does not wait for it (RFC 8829 section 4.2.1).
   */
  async openTrack(options: OutgoingOptions = {}): Promise<Result<MediaStreamTrack>> {
    const track = await this.#options.audio.outgoing(this.#options.call, options);
    if (!track.ok || this.#closed.signal.aborted) return track;
    this.#track = track.value;
    const transceiver = this.#transceiver();
    if (transceiver) await this.#attachTrack(transceiver);
    this.#digitsMayGo();
    return track;
  }

  /**
   * All of the first description that can be done without a packet to the far end, and without the
   * microphone: what then is asked for as `offer` or `answer` is ready. Asks the STUN and TURN servers.
   */
  async prepare(what: 'offer' | 'answer'): Promise<void> {
    await this.#local.prepare(() =>
      what === 'offer' ? this.#createOffer({ held: false }) : this.#createAnswer(false),
    );
  }

  async offer(change: { held: boolean; iceRestart?: boolean }): Promise<string> {
    const { currentLocalDescription: local, currentRemoteDescription: remote } = this.#connection;
    const offer = await this.#local.describe(() => this.#createOffer(change));
    return this.#taken.inOffer(keepRole(offer, local?.sdp ?? '', remote?.sdp ?? ''));
  }

  /** The candidates in it are kept back until it is answered. */
  async applyOffer(sdp: string): Promise<void> {
    const sound = this.#taken.offered(sdp);
    await this.#setOffer(sound);
    this.#remote = sound;
  }

  async #setOffer(offer: string): Promise<void> {
    const { sdp, candidates } = withholdCandidates(offer);
    await this.#connection.setRemoteDescription({ type: 'offer', sdp });
    this.#withheld = candidates;
  }

  /** The far end may be reached from now on. */
  async answer(held: boolean): Promise<string> {
    const answer = await this.#local.describe(() => this.#createAnswer(held));
    if (this.#closed.signal.aborted) throw new Error('closed');
    // Only now: checks that succeed end the gathering, and the answer would lack what it had not found yet.
    for (const candidate of this.#withheld.splice(0)) {
      this.#connection
        .addIceCandidate(candidate)
        .catch(() => this.#options.warn('candidate not usable'));
    }
    this.#digitsMayGo();
    return this.#taken.inAnswer(answer);
  }

  /** `provisional`: an answer that a later one may replace (RFC 8829 section 4.1.10.1). */
  async applyAnswer(sdp: string, provisional = false): Promise<void> {
    if (this.#connection.signalingState === 'stable') return;
    const { currentLocalDescription: local, currentRemoteDescription: remote } = this.#connection;
    const mended = mendAnswer(this.#taken.answered(sdp), local?.sdp ?? '', remote?.sdp ?? '');
    const type = provisional ? 'pranswer' : 'answer';
    await this.#connection.setRemoteDescription({ type, sdp: mended });
    this.#remote = mended;
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
    this.#taken.rolledBack();
    this.#withheld = [];
    const transceiver = this.#transceiver();
    if (transceiver && transceiver.direction !== 'stopped')
      transceiver.direction = directionOf(held);
  }

  /** Servers for what is gathered from now on; whether the sound goes through a relay that was had before. */
  async renewServers(servers: LineAccount['iceServers']): Promise<boolean> {
    if (this.#closed.signal.aborted) return false;
    try {
      this.#own.renew(iceServersOf(servers));
      return await this.#own.relayed();
    } catch (error) {
      this.#options.warn(`relays not renewed: ${String(error)}`);
      return false;
    }
  }

  /** Why a description could not be made. */
  faultOf(error: unknown): 'noRelay' | 'mediaFailed' {
    if (!(error instanceof NoPath)) return 'mediaFailed';
    this.#options.warn(error.message);
    return this.#own.relayOnly ? 'noRelay' : 'mediaFailed';
  }

  remoteHolds(): boolean {
    return remoteHolds(this.#remote);
  }

  /** How the packets come; null before there is a connection to read. */
  async readPath(): Promise<PathReading | null> {
    const direction = this.#transceiver()?.currentDirection ?? null;
    const now = () => this.#options.clock.monotonic();
    return this.#closed.signal.aborted ? null : readPath(this.#connection, direction, now);
  }

  tones(): DigitWay | 'later' | null {
    return tonesOf(this.#connection, this.#remote, this.#options.onTone);
  }

  /** Hands the sound of the far end over, once. */
  play(): void {
    const track = this.#transceiver()?.receiver.track;
    if (this.#playing || !track) return;
    this.#playing = true;
    this.#options.audio.incoming(this.#options.call, new MediaStream([track]));
  }

  /** Nothing of the far end is heard, whatever it sends. */
  hush(on: boolean): void {
    const track = this.#transceiver()?.receiver.track;
    if (track) track.enabled = !on;
  }

  /** What the connection has counted; null when it is closed. */
  async stats(at: number): Promise<CallReading | null> {
    if (this.#closed.signal.aborted) return null;
    const report = await this.#connection.getStats();
    return readingOf(this.#options.call, at, report);
  }

  /** Somebody else was heard meanwhile. */
  playAgain(): void {
    const played = this.#playing;
    this.#playing = false;
    if (played) this.play();
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort();
    this.#connection.close();
    this.#options.audio.release(this.#options.call);
  }

  #transceiver(): RTCRtpTransceiver | undefined {
    return audioTransceiver(this.#connection);
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
    const connection = this.#connection;
    try {
      await sender.replaceTrack(this.#track);
    } catch (error) {
      // The call ended meanwhile, or goes on on another connection, which has the track.
      if (!this.#closed.signal.aborted && connection === this.#connection) throw error;
    }
  }

  async #createAnswer(held: boolean): Promise<RTCSessionDescriptionInit> {
    await this.#sendTrack(held);
    return answerWithSound(await this.#connection.createAnswer());
  }

  async #createOffer(change: {
    held: boolean;
    iceRestart?: boolean;
  }): Promise<RTCSessionDescriptionInit> {
    await this.#sendTrack(change.held);
    return this.#connection.createOffer({ iceRestart: change.iceRestart ?? false });
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
