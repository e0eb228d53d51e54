import { type Cancel, type Clock, Listeners, type Log } from '../../kernel';
import type { TeamPort, TeamSignal, WatchOrder } from '../team';
import type { SipStack } from './stack';
import { Subscription, type SubscriptionNews } from './subscription';
import { createTokenBucket } from './token-bucket';

export interface SubscriptionsOptions {
  clock: Clock;
  log: Log;
  random: () => number;
  /** Null while there is nothing to ask over. */
  stack(): SipStack | null;
}

interface Watched {
  order: WatchOrder;
  subscription: Subscription | null;
  /** Counts one against another: news of an earlier subscription do not count. */
  turn: number;
  startedAt: number;
  failures: number;
  /** Monotonic ms of a refusal for good. */
  refusedAt: number | null;
  wait: Cancel;
  /** News of one colleague beyond this are dropped, and the full state is asked for a moment later. */
  news: { take(): boolean };
}

/** Two hundred colleagues are asked for within twenty seconds, five hundred desks not all at once. */
const betweenStarts = 100;
const spreadFor = (count: number): number => Math.min(10_000, 500 + count * 50);
const steadyMs = 60_000;
const firstRetryMs = 30_000;
const longestRetryMs = 900_000;
const refusalsLastMs = 600_000;
const calmMs = 5000;

const keyOf = ({ user, event }: WatchOrder): string => `${event} ${user}`;

/** Everything that is watched: asked for at a measured pace, asked for again calmly, never in a storm. */
export class Subscriptions {
  readonly #options: SubscriptionsOptions;
  readonly #signals: Listeners<TeamSignal>;
  readonly #watched = new Map<string, Watched>();
  readonly #queue: string[] = [];
  #pumping = false;
  #online = false;
  #wasOnline = false;

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
    this.#signals = new Listeners((error) => options.log('error', `team: ${String(error)}`));
  }

  readonly port: Omit<TeamPort, 'publish'> = {
    watch: (orders) => this.#watch(orders),
    refresh: (order) => this.#watched.get(keyOf(order))?.subscription?.refresh(),
    onSignal: (listener) => this.#signals.add(listener),
  };

  /** The line is registered, or the connection is gone: every dialog on it is gone with it. */
  online(online: boolean): void {
    if (this.#online === online) return;
    this.#online = online;
    const spread = this.#wasOnline ? spreadFor(this.#watched.size) : 0;
    this.#wasOnline ||= online;
    for (const one of this.#watched.values()) {
      if (online) this.#begin(one, this.#options.random() * spread);
      else this.#drop(one, false, true);
    }
    if (!online) this.#queue.length = 0;
  }

  /** Told without having been asked for (RFC 3842 as many PBXes do it). */
  tell(signal: TeamSignal): void {
    this.#signals.tell(signal);
  }

  #watch(orders: readonly WatchOrder[]): void {
    const wanted = new Map(orders.map((order) => [keyOf(order), order]));
    for (const [key, one] of this.#watched) {
      if (wanted.has(key)) continue;
      this.#drop(one, this.#online, false);
      this.#watched.delete(key);
    }
    for (const [key, order] of wanted) {
      if (this.#watched.has(key)) continue;
      const one: Watched = {
        order,
        subscription: null,
        turn: 0,
        startedAt: 0,
        failures: 0,
        refusedAt: null,
        wait: () => undefined,
        news: createTokenBucket(this.#options.clock, { burst: 20, refillMs: 500 }),
      };
      this.#watched.set(key, one);
      if (this.#online) this.#begin(one, 0);
    }
  }

  #begin(one: Watched, afterMs: number): void {
    const { clock } = this.#options;
    one.wait();
    const resting = one.refusedAt !== null && clock.monotonic() - one.refusedAt < refusalsLastMs;
    if (resting) return this.#unknown(one, 'refused');
    one.wait = clock.after(afterMs, () => {
      this.#queue.push(keyOf(one.order));
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#pumping) return;
    const key = this.#queue.shift();
    if (key === undefined) return;
    this.#pumping = true;
    const one = this.#watched.get(key);
    if (one && this.#online && !one.subscription) this.#start(one);
    this.#options.clock.after(betweenStarts, () => {
      this.#pumping = false;
      this.#pump();
    });
  }

  #start(one: Watched): void {
    const stack = this.#options.stack();
    if (!stack) return;
    const turn = ++one.turn;
    one.startedAt = this.#options.clock.monotonic();
    one.subscription = new Subscription({
      ...one.order,
      stack,
      clock: this.#options.clock,
      tell: (news) => turn === one.turn && this.#heard(one, news),
    });
    one.subscription.start();
  }

  #heard(one: Watched, news: SubscriptionNews): void {
    if (news.kind === 'notified') {
      one.refusedAt = null;
      if (one.news.take()) return this.#signals.tell({ ...news, ...one.order });
      // What was dropped may have been the newest: the full state is asked for when it is calm again.
      one.wait();
      one.wait = this.#options.clock.after(calmMs, () => one.subscription?.refresh());
      return;
    }
    const { clock, random } = this.#options;
    one.subscription = null;
    if (clock.monotonic() - one.startedAt > steadyMs) one.failures = 0;
    if (news.again === 'never') {
      one.refusedAt = clock.monotonic();
      return this.#unknown(one, 'refused');
    }
    const quick = news.again === 'now' && one.failures === 0;
    const patience = quick ? 1000 : Math.min(longestRetryMs, firstRetryMs * 2 ** one.failures);
    one.failures++;
    if (!quick) this.#unknown(one, 'lost');
    const least = news.afterSeconds * 1000;
    this.#begin(one, Math.max(least, patience * (0.5 + random())));
  }

  #drop(one: Watched, farewell: boolean, said: boolean): void {
    one.turn++;
    one.wait();
    one.subscription?.stop(farewell);
    one.subscription = null;
    if (said) this.#unknown(one, 'lost');
  }

  #unknown(one: Watched, why: 'refused' | 'lost'): void {
    this.#signals.tell({ kind: 'unknown', why, ...one.order });
  }
}
