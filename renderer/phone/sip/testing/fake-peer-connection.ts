/** A peer connection without media, for signalling: it keeps the rules of the offer/answer state machine. */

type Listener = (event: Event) => void;

export class FakeTrack extends EventTarget {
  readonly kind = 'audio';
  muted = true;
  enabled = true;
  readonly id: string;
  constructor(id: string) {
    super();
    this.id = id;
  }
}

/** Plays one tone each time it is told to; `insertDTMF` replaces what waits, as the real one does. */
export class FakeDtmf {
  toneBuffer = '';
  canInsertDTMF = true;
  played = '';
  ontonechange: ((event: { tone: string }) => void) | null = null;
  insertDTMF(tones: string): void {
    this.toneBuffer = tones;
  }
  playOne(): void {
    const tone = this.toneBuffer[0] ?? '';
    this.toneBuffer = this.toneBuffer.slice(1);
    this.played += tone;
    this.ontonechange?.({ tone });
  }
}

export class FakeTransceiver {
  direction = 'sendrecv';
  /** What both sides agreed; tests set it. */
  currentDirection: string | null = 'sendrecv';
  readonly receiver = { track: new FakeTrack('remote') };
  readonly dtmf = new FakeDtmf();
  readonly sender = {
    track: null as unknown,
    dtmf: this.dtmf,
    replaceTrack: async (track: unknown) => {
      this.sender.track = track;
    },
  };
  preferred: unknown[] = [];
  setCodecPreferences(codecs: unknown[]): void {
    this.preferred = codecs;
  }
}

const directionIn = (sdp: string): string =>
  /a=(sendrecv|sendonly|recvonly|inactive)/.exec(sdp)?.[1] ?? 'sendrecv';

const answerTo = (offered: string, wanted: string): string => {
  const sends = wanted.startsWith('send') && offered !== 'sendonly' && offered !== 'inactive';
  const receives = (wanted === 'sendrecv' || wanted === 'recvonly') && offered.startsWith('send');
  if (sends && receives) return 'sendrecv';
  if (sends) return 'sendonly';
  return receives ? 'recvonly' : 'inactive';
};

/** `codecs`: the clock rate of the RTP events, or `noEvents`. */
export const fakeSdp = (
  options: { direction?: string; candidates?: string; codecs?: string } = {},
): string =>
  [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 0 101',
    'c=IN IP4 127.0.0.1',
    'a=rtpmap:0 PCMU/8000',
    ...(options.codecs === 'noEvents'
      ? []
      : [`a=rtpmap:101 telephone-event/${options.codecs || '8000'}`]),
    `a=${options.direction ?? 'sendrecv'}`,
    ...(options.candidates ? [options.candidates] : []),
    '',
  ].join('\r\n');

export const hostCandidate = 'a=candidate:1 1 udp 2122260223 192.0.2.2 40000 typ host';
export const serverCandidate =
  'a=candidate:2 1 udp 1686052607 198.51.100.7 40000 typ srflx raddr 0.0.0.0 rport 0';

export const relayCandidate =
  'a=candidate:4 1 udp 41885439 203.0.113.5 50000 typ relay raddr 0.0.0.0 rport 0';

export const tcpCandidate =
  'a=candidate:3 1 tcp 1518280447 192.0.2.2 9 typ host tcptype active generation 0';

/** What gathering finds, and when; null: never anything. */
export type Finding = { line: string; afterMs: number }[] | null;

export const hostAtOnce: Finding = [{ line: hostCandidate, afterMs: 0 }];

export class FakePeerConnection extends EventTarget {
  static all: FakePeerConnection[] = [];
  /** A method that fails once on every new connection. */
  static failing: string | null = null;
  configuration: RTCConfiguration;
  path: 'host' | 'relay' = 'host';
  signalingState = 'stable';
  iceGatheringState = 'new';
  connectionState = 'new';
  localDescription: { type: string; sdp: string } | null = null;
  remoteDescription: { type: string; sdp: string } | null = null;
  /** What every new connection finds. */
  static finding: Finding = hostAtOnce;
  candidates: Finding = FakePeerConnection.finding;
  offers: { iceRestart: boolean }[] = [];
  closed = false;
  /** What the connection was told of the far end's candidates apart from its description. */
  readonly told: RTCIceCandidateInit[] = [];
  readonly transceivers: FakeTransceiver[] = [];
  #stable: {
    local: FakePeerConnection['localDescription'];
    remote: FakePeerConnection['remoteDescription'];
  } = { local: null, remote: null };
  #failNext: string | null = null;

  constructor(configuration: RTCConfiguration = {}) {
    super();
    if (FakePeerConnection.failing === 'constructor') throw new Error('no connection');
    this.configuration = configuration;
    this.#failNext = FakePeerConnection.failing;
    FakePeerConnection.all.push(this);
  }

  failNext(method: string): void {
    this.#failNext = method;
  }

  #may(method: string): void {
    if (this.closed) throw new Error('closed');
    if (this.#failNext !== method) return;
    this.#failNext = null;
    throw new Error(`${method} fails`);
  }

  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
  ): void {
    super.addEventListener(type, listener as Listener);
  }

  getTransceivers(): FakeTransceiver[] {
    return this.transceivers;
  }

  addTransceiver(track: unknown, init: { direction: string }): FakeTransceiver {
    const transceiver = new FakeTransceiver();
    transceiver.direction = init.direction;
    transceiver.sender.track = track;
    this.transceivers.push(transceiver);
    return transceiver;
  }

  async createOffer(options: { iceRestart?: boolean } = {}) {
    this.#may('createOffer');
    this.offers.push({ iceRestart: options.iceRestart ?? false });
    return {
      type: 'offer',
      sdp: fakeSdp({ direction: this.transceivers[0]?.direction ?? 'sendrecv' }),
    };
  }

  async createAnswer() {
    this.#may('createAnswer');
    const offered = directionIn(this.remoteDescription?.sdp ?? '');
    const wanted = this.transceivers[0]?.direction ?? 'recvonly';
    return { type: 'answer', sdp: fakeSdp({ direction: answerTo(offered, wanted) }) };
  }

  async setLocalDescription(description: { type: string; sdp?: string }): Promise<void> {
    this.#may('setLocalDescription');
    if (description.type === 'rollback') return this.#rollback('have-local-offer');
    this.#advance('local', description.type);
    this.localDescription = { type: description.type, sdp: description.sdp ?? '' };
    this.iceGatheringState = 'gathering';
    for (const found of this.candidates ?? []) {
      setTimeout(() => this.find(found.line), found.afterMs);
    }
    this.#settle();
  }

  async setRemoteDescription(description: { type: string; sdp?: string }): Promise<void> {
    this.#may('setRemoteDescription');
    if (description.type === 'rollback') return this.#rollback('have-remote-offer');
    this.#advance('remote', description.type);
    this.remoteDescription = { type: description.type, sdp: description.sdp ?? '' };
    if (this.transceivers.length === 0) this.addTransceiver(null, { direction: 'recvonly' });
    const { track } = this.transceivers[0]!.receiver;
    this.dispatchEvent(Object.assign(new Event('track'), { track }));
    this.#settle();
  }

  setConfiguration(configuration: RTCConfiguration): void {
    this.#may('setConfiguration');
    this.configuration = configuration;
  }

  async addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    this.#may('addIceCandidate');
    this.told.push(candidate);
    this.#settle();
  }

  /** What `getStats` tells; tests count up. */
  readonly counted = { packets: 0, checks: 0 };

  async getStats(): Promise<Map<string, object>> {
    const { packets, checks } = this.counted;
    return new Map<string, object>([
      ['T', { id: 'T', type: 'transport', selectedCandidatePairId: 'P' }],
      [
        'P',
        {
          id: 'P',
          type: 'candidate-pair',
          localCandidateId: 'L',
          responsesReceived: checks,
          requestsReceived: 0,
        },
      ],
      ['L', { id: 'L', type: 'local-candidate', candidateType: this.path }],
      ['I', { id: 'I', type: 'inbound-rtp', kind: 'audio', packetsReceived: packets }],
    ]);
  }

  find(line: string): void {
    if (this.closed || !this.localDescription) return;
    this.localDescription = {
      ...this.localDescription,
      sdp: `${this.localDescription.sdp}${line}\r\n`,
    };
    this.dispatchEvent(
      Object.assign(new Event('icecandidate'), { candidate: { candidate: line } }),
    );
  }

  completeGathering(): void {
    this.iceGatheringState = 'complete';
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }

  turn(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /** The first packet of the far end. */
  hear(): void {
    const track = this.transceivers[0]?.receiver.track;
    if (!track) return;
    track.muted = false;
    track.dispatchEvent(new Event('unmute'));
  }

  close(): void {
    this.closed = true;
    this.signalingState = 'closed';
  }

  #advance(side: 'local' | 'remote', type: string): void {
    const other = side === 'local' ? 'remote' : 'local';
    const from = this.signalingState;
    const next: Record<string, string | undefined> = {
      'offer:stable': `have-${side}-offer`,
      [`offer:have-${side}-offer`]: `have-${side}-offer`,
      [`answer:have-${other}-offer`]: 'stable',
      [`pranswer:have-${other}-offer`]: `have-${side}-pranswer`,
      [`answer:have-${side}-pranswer`]: 'stable',
    };
    const to = next[`${type}:${from}`];
    if (!to) throw new Error(`Invalid signaling state: ${type} in ${from}`);
    if (from === 'stable')
      this.#stable = { local: this.localDescription, remote: this.remoteDescription };
    this.signalingState = to;
  }

  #rollback(from: string): void {
    if (this.signalingState !== from)
      throw new Error(`nothing to roll back in ${this.signalingState}`);
    this.signalingState = 'stable';
    this.localDescription = this.#stable.local;
    this.remoteDescription = this.#stable.remote;
  }

  #settle(): void {
    if (this.signalingState !== 'stable' || this.connectionState !== 'new') return;
    // Who answers knows where the other side is only when it is told.
    const toldWhere = this.told.length > 0 || this.remoteDescription?.type !== 'offer';
    if (!toldWhere) return;
    queueMicrotask(() => !this.closed && this.turn('connected'));
  }
}

/** For `createPeerConnection`. */
export const fakePeerConnection = (configuration: RTCConfiguration): RTCPeerConnection =>
  // Only what the phone uses is there.
  new FakePeerConnection(configuration) as unknown as RTCPeerConnection;
