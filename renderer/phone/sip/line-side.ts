import { type Cancel, type Clock, Listeners, type Log } from '../../kernel';
import type { LinePort, LineSignal, LineTrouble } from '../line';
import type { Reach } from './connection';
import { KeepAlive } from './keep-alive';
import { pingServer } from './ping';
import { Registration } from './registration';
import type { SipStack } from './stack';
import { createTokenBucket, type TokenBucket } from './token-bucket';
import type { Transport } from './transport';

/** The connection of the moment; `stack`: null where the account's addresses are none. */
export interface Link {
  transport: Transport;
  stack: SipStack | null;
}

export interface LineSideOptions {
  clock: Clock;
  log: Log;
  instanceId: string;
  random: () => number;
  /** Null before the first connection, and after the last. */
  link(): Link | null;
  /** Once for each connection that opens, registers, or is lost. */
  reached(reach: Reach): void;
}

/** Being reachable: connecting, registering and pinging, over whatever connection there is. */
export class LineSide {
  readonly #options: LineSideOptions;
  readonly #signals: Listeners<LineSignal>;
  /** Of the phone, not of one registration: however often the line is made anew, the registrar is not flooded. */
  readonly #registerRate: TokenBucket;
  #registration: Registration | null = null;
  #registered = false;
  readonly #keepAlive: KeepAlive;
  #stopPing: Cancel = () => undefined;

  constructor(options: LineSideOptions) {
    this.#options = options;
    const { clock, log } = options;
    this.#registerRate = createTokenBucket(clock, { burst: 5, refillMs: 2000 });
    this.#keepAlive = new KeepAlive(clock);
    this.#signals = new Listeners((error) => log('error', `line listener: ${String(error)}`));
  }

  readonly port: LinePort = {
    connect: () => this.#connect(),
    disconnect: () => {
      if (!this.#options.link()?.transport.close()) this.#lostSoon({ kind: 'unreachable' });
    },
    register: () => {
      if (this.#registration && this.#stack) return this.#registration.register();
      const known = this.#options.link()?.stack;
      const trouble: LineTrouble = { kind: known ? 'unreachable' : 'badAddress' };
      this.#tellSoon({ kind: 'registrationFailed', trouble });
    },
    unregister: () => {
      if (this.#registration && this.#stack) return this.#registration.unregister();
      this.#tellSoon({ kind: 'unregistered' });
    },
    ping: (timeoutMs) => this.#ping(timeoutMs),
    keepAlive: (timeoutMs) => this.#keepUp(timeoutMs),
    onSignal: (listener) => this.#signals.add(listener),
  };

  get registered(): boolean {
    return this.#registered;
  }

  /** The sound of a call has stopped. */
  suspect(): void {
    this.#signals.tell({ kind: 'suspected' });
  }

  opened(): void {
    this.#keepAlive.opened();
    this.#signals.tell({ kind: 'connected' });
    // After the REGISTER, which the line has sent just now, and not after its answer.
    this.#options.reached('open');
  }

  pong(): void {
    this.#keepAlive.pong();
  }

  closed(why: 'unreachable' | 'badAddress'): void {
    this.#keepAlive.closed();
    this.#offline();
    this.#signals.tell({ kind: 'disconnected', trouble: { kind: why } });
  }

  /** Nothing more is asked of the registrar, and the line says nothing of it. */
  leave(): void {
    this.#registration?.stop();
    this.#registration = null;
    this.#registered = false;
  }

  /** What can be spoken over now. */
  get #stack(): SipStack | null {
    const link = this.#options.link();
    return link?.transport.isOpen() ? link.stack : null;
  }

  #connect(): void {
    const link = this.#options.link();
    if (!link?.stack) return this.#lostSoon({ kind: 'badAddress' });
    this.#offline();
    this.#registration = new Registration({
      stack: link.stack,
      clock: this.#options.clock,
      instanceId: this.#options.instanceId,
      rate: this.#registerRate,
      random: this.#options.random,
      signal: (signal) => this.#heard(signal),
    });
    link.transport.open();
  }

  #heard(signal: LineSignal): void {
    this.#signals.tell(signal);
    if (signal.kind === 'registrationFailed' || signal.kind === 'unregistered') {
      this.#registered = false;
    }
    if (signal.kind !== 'registered' || this.#registered) return;
    this.#registered = true;
    this.#options.reached('registered');
  }

  #ping(timeoutMs: number): void {
    this.#stopPing();
    const stack = this.#stack;
    if (!stack) return this.#tellSoon({ kind: 'pingMissed' });
    this.#stopPing = pingServer(stack, this.#options.clock, timeoutMs, (answered) =>
      this.#signals.tell({ kind: answered ? 'pingAnswered' : 'pingMissed' }),
    );
  }

  #keepUp(timeoutMs: number): void {
    const transport = this.#options.link()?.transport;
    const send = () => transport?.ping() ?? false;
    if (!this.#keepAlive.suffices) {
      this.#ping(timeoutMs);
      return this.#keepAlive.probe(send);
    }
    this.#stopPing();
    this.#stopPing = this.#keepAlive.ask(send, timeoutMs, (answered) =>
      this.#signals.tell({ kind: answered ? 'pingAnswered' : 'pingMissed' }),
    );
  }

  /** What was asked over the earlier connection gets no answer any more. */
  #offline(): void {
    this.#stopPing();
    this.leave();
    this.#options.reached('none');
  }

  #lostSoon(trouble: LineTrouble): void {
    this.#tellSoon({ kind: 'disconnected', trouble });
  }

  #tellSoon(signal: LineSignal): void {
    queueMicrotask(() => this.#signals.tell(signal));
  }
}
