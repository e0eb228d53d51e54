import type { Clock } from '../../kernel';
import { fromRelay, fromServer, withoutTcp } from './candidates';
import { type Gathering, gatherCandidates } from './ice-gathering';
import { haveRelay } from './peer-configuration';
import { forTheWire } from './sdp';
import type { SilentServers } from './silent-servers';

/**
 * A relay that says nothing is soon said to the agent. A first description and an offer of a new path can be
 * begun again; the answer to another's cannot, and a machine that is busy or just awake finds its address late.
 */
const lastChanceMs = { relay: 2_000, begunAgain: 3_000, last: 10_000 } as const;

export interface LocalIceGatheringOptions {
  clock: Clock;
  configuration: RTCConfiguration;
  /** How long STUN and TURN servers are waited for, counted from the connection's making for a first offer. */
  iceDeadlineMs: number;
  silentServers: SilentServers;
}

/** Our own end of the path: local descriptions, their candidates, and the servers that find these. */
export class LocalIceGathering {
  readonly #connection: RTCPeerConnection;
  readonly #options: LocalIceGatheringOptions;
  readonly #closed: AbortSignal;
  #servers: readonly RTCIceServer[];
  readonly #madeAt: number;

  constructor(
    connection: RTCPeerConnection,
    options: LocalIceGatheringOptions,
    closed: AbortSignal,
  ) {
    this.#connection = connection;
    this.#options = options;
    this.#closed = closed;
    this.#servers = options.configuration.iceServers ?? [];
    this.#madeAt = options.clock.monotonic();
    connection.addEventListener('icecandidate', ({ candidate }) => {
      const found = candidate?.candidate ?? '';
      if (fromServer(found)) options.silentServers.answered(this.#servers, 'all');
      if (fromRelay(found)) options.silentServers.answered(this.#servers, 'relays');
    });
  }

  get relayOnly(): boolean {
    return this.#options.configuration.iceTransportPolicy === 'relay';
  }

  /** With the servers and credentials of now. */
  get configuration(): RTCConfiguration {
    return { ...this.#options.configuration, iceServers: [...this.#servers] };
  }

  /** Other servers, or other credentials of theirs, for what is gathered from now on. */
  renew(servers: RTCIceServer[]): void {
    this.#connection.setConfiguration({ ...this.#options.configuration, iceServers: servers });
    this.#servers = servers;
  }

  /** The sound goes through a relay of ours now. */
  async relayed(): Promise<boolean> {
    const stats = await this.#connection.getStats();
    const all = new Map<string, Record<string, unknown>>();
    stats.forEach((one: Record<string, unknown>, id: string) => all.set(id, one));
    const transport = [...all.values()].find((one) => one['type'] === 'transport');
    const pair = all.get(String(transport?.['selectedCandidatePairId']));
    return all.get(String(pair?.['localCandidateId']))?.['candidateType'] === 'relay';
  }

  /** Sets it, and begins to gather. */
  async set(description: RTCSessionDescriptionInit): Promise<Gathering> {
    const { clock, iceDeadlineMs } = this.#options;
    const gathering = gatherCandidates(this.#connection, {
      clock,
      serversMs: this.#serversMs(description),
      awaitsRelay:
        haveRelay(this.#servers) && !this.#options.silentServers.areSilent(this.#servers, 'relays'),
      deadlineMs: iceDeadlineMs,
      lastChanceMs: this.#lastChanceMs(description),
      closed: this.#closed,
    });
    this.#watchServers();
    try {
      await this.#connection.setLocalDescription(description);
    } catch (error) {
      gathering.stop();
      throw error;
    }
    return gathering;
  }

  /** The description as it can leave, once its candidates are gathered. */
  get description(): string {
    return withoutTcp(forTheWire(this.#connection.localDescription?.sdp ?? ''));
  }

  #lastChanceMs({ type }: RTCSessionDescriptionInit): number {
    if (this.relayOnly) return lastChanceMs.relay;
    const first = this.#connection.localDescription === null;
    return lastChanceMs[first || type === 'offer' ? 'begunAgain' : 'last'];
  }

  /** How long the servers are waited for: not again when they have been silent before. */
  #serversMs({ type }: RTCSessionDescriptionInit): number {
    const { clock, iceDeadlineMs, silentServers, configuration } = this.#options;
    if (this.#servers.length === 0) return 0;
    // Without them there is nothing to send.
    if (!this.relayOnly && silentServers.areSilent(this.#servers)) return 0;
    // The pool of candidates serves a first offer: they have been gathered since the connection was made.
    const pooled =
      type === 'offer' &&
      this.#connection.localDescription === null &&
      configuration.iceCandidatePoolSize === 1;
    const spent = pooled ? clock.monotonic() - this.#madeAt : 0;
    return Math.max(0, iceDeadlineMs - spent);
  }

  /** Even when nobody waits: servers that stay silent stay remembered. */
  #watchServers(): void {
    if (this.#servers.length === 0) return;
    const { clock, iceDeadlineMs, silentServers } = this.#options;
    const cancel = clock.after(iceDeadlineMs, () => {
      this.#closed.removeEventListener('abort', cancel);
      const { iceGatheringState, localDescription } = this.#connection;
      const sdp = localDescription?.sdp ?? '';
      if (iceGatheringState === 'gathering' && !fromServer(sdp))
        silentServers.missed(this.#servers, 'all');
      // Also where the gathering is over: a relay that refused is asked again, and not waited for.
      if (haveRelay(this.#servers) && !fromRelay(sdp))
        silentServers.missed(this.#servers, 'relays');
    });
    this.#closed.addEventListener('abort', cancel);
  }
}
