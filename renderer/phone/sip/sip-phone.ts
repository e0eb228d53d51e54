import type { CallAudio } from '../audio';
import type { CallPort } from '../calls';
import type { Clock, Log } from '../../kernel';
import type { LineAccount, LinePort } from '../line';
import type { QualityPort } from '../quality';
import type { TeamPort } from '../team';
import type { Reach, SipConnection } from './connection';
import { farewell } from './farewell';
import { LineSide, type Link } from './line-side';
import { pingServer } from './ping';
import type { RefusalCause } from './raw-message';
import { SilentServers } from './silent-servers';
import { createSipStack, type SipStack } from './stack';
import { Switchboard } from './switchboard';
import { TeamSide } from './team-side';
import {
  createMemoryTransport,
  createWebSocketTransport,
  type TransportListener,
} from './transport';

export interface SipPhone {
  line: LinePort;
  calls: CallPort;
  quality: QualityPort;
  team: TeamPort;
  /** Changes the connection; ends what was on the earlier one. Nothing is connected until `line.connect()`. */
  use(connection: SipConnection): Promise<void>;
  /** Other STUN and TURN servers than the account's, for every call and those that are up; null: the account's. */
  useRelay(servers: LineAccount['iceServers'] | null): void;
  /** Milliseconds until the server answers an OPTIONS; null: not within `timeoutMs`. Tells the line nothing. */
  timePing(timeoutMs: number): Promise<number | null>;
  /** Refused messages by cause, for diagnostics. */
  refused(): Readonly<Record<string, number>>;
  dispose(): Promise<void>;
}

export interface SipPhoneOptions {
  audio: CallAudio;
  clock: Clock;
  log: Log;
  /** A UUID that stays the same from start to start (RFC 5626 section 4.1). */
  instanceId: string;
  newCallId(): string;
  userAgent: string;
  /** How long candidates are gathered at most before an offer leaves. */
  iceDeadlineMs?: number;
  /** Evenly random in [0, 1). */
  random?: () => number;
  createPeerConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/** With the microphone and the offer beside it, an INVITE has left within half a second of the order. */
const gatheringMs = 400;

/** One line's phone: SIP.js behind our own ports. */
export const createSipPhone = (options: SipPhoneOptions): SipPhone => new Phone(options);

class Phone implements SipPhone {
  readonly #options: SipPhoneOptions;
  readonly #refused = new Map<RefusalCause, number>();
  readonly #switchboard: Switchboard;
  readonly #silentServers: SilentServers;
  readonly #team: TeamSide;
  readonly #line: LineSide;
  #link: Link | null = null;
  /** One change of connection after the other. */
  #changing: Promise<void> = Promise.resolve();

  constructor(options: SipPhoneOptions) {
    this.#options = options;
    const { audio, clock, log, instanceId, newCallId, random = Math.random } = options;
    this.#silentServers = new SilentServers(clock);
    const stack = () => this.#stack;
    this.#line = new LineSide({
      clock,
      log,
      instanceId,
      random,
      link: () => this.#link,
      reached: (reach) => this.#reached(reach),
    });
    this.#team = new TeamSide({ clock, log, random, stack });
    this.#switchboard = new Switchboard({
      audio,
      clock,
      log,
      newCallId,
      iceDeadlineMs: options.iceDeadlineMs ?? gatheringMs,
      silentServers: this.#silentServers,
      createPeerConnection:
        options.createPeerConnection ?? ((configuration) => new RTCPeerConnection(configuration)),
      refused: (cause) => this.#count(cause),
      suspect: () => this.#line.suspect(),
      stack,
    });
  }

  get line(): LinePort {
    return this.#line.port;
  }

  get calls(): CallPort {
    return this.#switchboard.port;
  }

  get quality(): QualityPort {
    return this.#switchboard.quality;
  }

  get team(): TeamPort {
    return this.#team.port;
  }

  use(connection: SipConnection): Promise<void> {
    return this.#next(() => this.#change(connection));
  }

  useRelay(servers: LineAccount['iceServers'] | null): void {
    this.#silentServers.forget();
    this.#switchboard.useRelay(servers);
  }

  refused(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#refused);
  }

  timePing(timeoutMs: number): Promise<number | null> {
    const stack = this.#stack;
    if (!stack) return Promise.resolve(null);
    const { clock } = this.#options;
    const from = clock.monotonic();
    return new Promise((resolve) => {
      pingServer(stack, clock, timeoutMs, (answered) =>
        resolve(answered ? clock.monotonic() - from : null),
      );
    });
  }

  dispose(): Promise<void> {
    return this.#next(() => this.#leave());
  }

  /** Null while there is nothing to speak over. */
  get #stack(): SipStack | null {
    return this.#link?.transport.isOpen() ? this.#link.stack : null;
  }

  #next(change: () => Promise<void>): Promise<void> {
    const next = this.#changing.then(change);
    // Whoever asked hears of a failure; the next change is not kept from happening by it.
    this.#changing = next.catch(() => undefined);
    return next;
  }

  async #change(connection: SipConnection): Promise<void> {
    await this.#leave();
    const { clock, instanceId, userAgent } = this.#options;
    const { account } = connection;
    const listener: TransportListener = {
      opened: () => this.#line.opened(),
      closed: (why) => this.#line.closed(why),
      pong: () => this.#line.pong(),
      received: (message) => this.#link?.stack?.receive(message),
      undecodable: () => this.#count('undecodable'),
    };
    const transport =
      connection.via === 'memory'
        ? createMemoryTransport(connection.net, listener)
        : createWebSocketTransport(account.server, clock, listener);
    const made = createSipStack({
      account,
      clock,
      instanceId,
      userAgent,
      protocol: transport.protocol,
      send: (message) => transport.send(message),
      refused: (cause) => this.#count(cause),
      onInvite: (request) => {
        const stack = this.#link?.stack;
        if (stack) this.#switchboard.invited(stack, request);
      },
      onTurnedAway: (message) => {
        const stack = this.#link?.stack;
        if (stack) this.#switchboard.turnedAway(stack, message);
      },
      onNotify: (request) => this.#team.unasked(request),
      onOffer: (request) => this.#switchboard.offered(request),
      onInDialog: (message) => this.#switchboard.heard(message),
      onMessage: (request) => {
        const stack = this.#link?.stack;
        if (stack) this.#switchboard.told(stack, request);
      },
    });
    this.#link = { transport, stack: made.ok ? made.value : null };
    this.#link.stack?.warm();
  }

  #reached(reach: Reach): void {
    if (reach === 'none') {
      this.#team.online(false);
      this.#link?.stack?.failPending();
      this.#silentServers.forget();
    }
    this.#switchboard.reach(reach);
    if (reach === 'registered') this.#team.online(true);
  }

  async #leave(): Promise<void> {
    const link = this.#link;
    if (!link) return;
    if (link.stack && link.transport.isOpen()) {
      this.#switchboard.hangUpAll();
      await farewell(this.#options.clock, this.#line, this.#switchboard);
    }
    this.#line.leave();
    this.#switchboard.dropAll();
    this.#team.online(false);
    this.#link = null;
    link.transport.close();
    link.stack?.dispose();
  }

  #count(cause: RefusalCause): void {
    this.#refused.set(cause, (this.#refused.get(cause) ?? 0) + 1);
    this.#options.log('warn', `message refused: ${cause}`);
  }
}
