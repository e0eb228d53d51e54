import type { CallAudio } from '../audio';
import type { CallPort } from '../calls';
import { type Cancel, type Clock, Listeners, type Log } from '../kernel';
import type { LineAccount, LinePort, LineSignal, LineTrouble } from '../line';
import type { QualityPort } from '../quality';
import type { TeamPort } from '../team';
import type { SipConnection } from './connection';
import { pingServer } from './ping';
import type { RefusalCause } from './raw-message';
import { Registration } from './registration';
import { SilentServers } from './silent-servers';
import { createSipStack, type SipStack } from './stack';
import { Switchboard } from './switchboard';
import { createTokenBucket, type TokenBucket } from './token-bucket';
import { TeamSide } from './team-side';
import { createMemoryWire, createSocketWire, type Wire, type WireListener } from './wire';

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
  createPeerConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

const farewellMs = 2000;
/** With the microphone and the offer beside it, an INVITE has left within half a second of the order. */
const gatheringMs = 400;

/** One line's phone: SIP.js behind our own ports. */
export const createSipPhone = (options: SipPhoneOptions): SipPhone => new Phone(options);

class Phone implements SipPhone {
  readonly #options: SipPhoneOptions;
  readonly #signals: Listeners<LineSignal>;
  readonly #refused = new Map<RefusalCause, number>();
  readonly #switchboard: Switchboard;
  readonly #silentServers: SilentServers;
  readonly #team: TeamSide;
  #wire: Wire | null = null;
  #stack: SipStack | null = null;
  #registration: Registration | null = null;
  #registered = false;
  #stopPing: Cancel = () => undefined;
  readonly #registerRate: TokenBucket;
  /** One change of connection after the other. */
  #changing: Promise<void> = Promise.resolve();

  constructor(options: SipPhoneOptions) {
    this.#options = options;
    const { audio, clock, log, newCallId } = options;
    // Of the phone, not of one registration: however often the line is made anew, the registrar is not flooded.
    this.#registerRate = createTokenBucket(clock, { burst: 5, refillMs: 2000 });
    this.#signals = new Listeners((error) => log('error', `line listener: ${String(error)}`));
    this.#silentServers = new SilentServers(clock);
    const stack = () => (this.#wire?.isOpen() ? this.#stack : null);
    this.#team = new TeamSide({ clock, log, random: Math.random, stack });
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
      suspect: () => this.#signals.tell({ kind: 'suspected' }),
      stack,
    });
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

  readonly line: LinePort = {
    connect: () => this.#connect(),
    disconnect: () => {
      if (!this.#wire?.close()) this.#lostSoon({ kind: 'unreachable' });
    },
    register: () => {
      if (this.#registration && this.#wire?.isOpen()) return this.#registration.register();
      const trouble: LineTrouble = { kind: this.#stack ? 'unreachable' : 'badAddress' };
      this.#tellSoon({ kind: 'registrationFailed', trouble });
    },
    unregister: () => {
      if (this.#registration && this.#wire?.isOpen()) return this.#registration.unregister();
      this.#tellSoon({ kind: 'unregistered' });
    },
    ping: (timeoutMs) => this.#ping(timeoutMs),
    onSignal: (listener) => this.#signals.add(listener),
  };

  use(connection: SipConnection): Promise<void> {
    return this.#next(() => this.#change(connection));
  }

  useRelay(servers: LineAccount['iceServers'] | null): void {
    this.#silentServers.forget();
    this.#switchboard.useRelay(servers);
  }

  async #change(connection: SipConnection): Promise<void> {
    await this.#leave();
    const { clock, instanceId, userAgent } = this.#options;
    const { account } = connection;
    const wireListener = this.#wireListener();
    const wire =
      connection.via === 'memory'
        ? createMemoryWire(connection.net, wireListener)
        : createSocketWire(account.server, clock, wireListener);
    this.#wire = wire;
    const stack = createSipStack({
      account,
      clock,
      instanceId,
      userAgent,
      protocol: wire.protocol,
      send: (message) => wire.send(message),
      refused: (cause) => this.#count(cause),
      onInvite: (request) => {
        if (this.#stack) this.#switchboard.invited(this.#stack, request);
      },
      onNotify: (request) => this.#team.unasked(request),
      onMessage: (request) => {
        if (this.#stack) this.#switchboard.told(this.#stack, request);
      },
    });
    this.#stack = stack.ok ? stack.value : null;
    this.#stack?.warm();
  }

  refused(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#refused);
  }

  timePing(timeoutMs: number): Promise<number | null> {
    const stack = this.#stack;
    if (!stack || !this.#wire?.isOpen()) return Promise.resolve(null);
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

  #next(change: () => Promise<void>): Promise<void> {
    const next = this.#changing.then(change);
    // Whoever asked hears of a failure; the next change is not kept from happening by it.
    this.#changing = next.catch(() => undefined);
    return next;
  }

  #connect(): void {
    if (!this.#stack || !this.#wire) return this.#lostSoon({ kind: 'badAddress' });
    this.#offline();
    this.#silentServers.forget();
    this.#registration = new Registration({
      stack: this.#stack,
      clock: this.#options.clock,
      instanceId: this.#options.instanceId,
      rate: this.#registerRate,
      signal: (signal) => this.#heard(signal),
    });
    this.#wire.open();
  }

  #heard(signal: LineSignal): void {
    this.#signals.tell(signal);
    if (signal.kind === 'registrationFailed' || signal.kind === 'unregistered') {
      this.#registered = false;
    }
    if (signal.kind !== 'registered' || this.#registered) return;
    this.#registered = true;
    this.#switchboard.reach('registered');
    this.#team.online(true);
  }

  #ping(timeoutMs: number): void {
    this.#stopPing();
    if (!this.#stack || !this.#wire?.isOpen()) return this.#tellSoon({ kind: 'pingMissed' });
    this.#stopPing = pingServer(this.#stack, this.#options.clock, timeoutMs, (answered) =>
      this.#signals.tell({ kind: answered ? 'pingAnswered' : 'pingMissed' }),
    );
  }

  #wireListener(): WireListener {
    return {
      opened: () => {
        this.#signals.tell({ kind: 'connected' });
        // After the REGISTER, which the line has sent just now, and not after its answer.
        this.#switchboard.reach('open');
      },
      closed: (why) => {
        this.#offline();
        this.#signals.tell({ kind: 'disconnected', trouble: { kind: why } });
      },
      received: (message) => this.#stack?.receive(message),
      undecodable: () => this.#count('undecodable'),
    };
  }

  /** What was asked over the earlier connection gets no answer any more. */
  #offline(): void {
    this.#stopPing();
    this.#team.online(false);
    this.#registered = false;
    this.#registration?.stop();
    this.#registration = null;
    this.#stack?.failPending();
    this.#switchboard.reach('none');
  }

  /** Calls are hung up, the binding is taken back; two seconds are enough for both. */
  async #leave(): Promise<void> {
    const stack = this.#stack;
    const wire = this.#wire;
    if (!wire) return;
    if (stack && wire.isOpen()) {
      this.#switchboard.hangUpAll();
      await this.#farewell();
    }
    this.#registration?.stop();
    this.#registration = null;
    this.#switchboard.dropAll();
    this.#team.online(false);
    this.#wire = null;
    this.#stack = null;
    this.#registered = false;
    wire.close();
    stack?.dispose();
  }

  #farewell(): Promise<void> {
    const registration = this.#registration;
    return new Promise((resolve) => {
      let open = this.#registered ? 1 : 0;
      const settled = () => {
        if (open > 0 || this.#switchboard.busy) return;
        stop();
        unsubscribe();
        stopCalls();
        resolve();
      };
      const stop = this.#options.clock.after(farewellMs, () => {
        open = 0;
        unsubscribe();
        stopCalls();
        resolve();
      });
      const unsubscribe = this.#signals.add(({ kind }) => {
        if (kind !== 'unregistered') return;
        open = 0;
        settled();
      });
      const stopCalls = this.calls.onSignal(({ kind }) => {
        if (kind === 'ended') queueMicrotask(settled);
      });
      if (open > 0) registration?.unregister();
      else queueMicrotask(settled);
    });
  }

  #count(cause: RefusalCause): void {
    this.#refused.set(cause, (this.#refused.get(cause) ?? 0) + 1);
    this.#options.log('warn', `message refused: ${cause}`);
  }

  #lostSoon(trouble: LineTrouble): void {
    this.#tellSoon({ kind: 'disconnected', trouble });
  }

  #tellSoon(signal: LineSignal): void {
    queueMicrotask(() => this.#signals.tell(signal));
  }
}
