import type { Caller, CallSignal } from '../calls';
import type { Cancel, Clock } from '../../kernel';
import type { RequestIds } from './flood-budgets';
import { createTokenBucket } from './token-bucket';

type TurnedAway = Extract<CallSignal, { kind: 'turnedAway' }>;

export interface TurnedAwayBurstOptions {
  clock: Clock;
  newCallId(): string;
  tell(signal: TurnedAway): void;
}

/** The first callers of a burst are named. A flood that pauses and comes again earns one name a minute. */
const named = { burst: 10, refillMs: 60_000 };
/** Nothing is sent again for longer than 64×T1 (RFC 3261 section 17.1.1.2): then the burst is over. */
const restMs = 32_000;
/** What does not end is told all the same. */
const longestMs = 3_600_000;
const keysKept = 10_000;
const keyLength = 200;

const end = { reason: 'flood', by: 'agent', status: 486 } as const;

/**
 * Callers beyond the budget of new calls, as the log of calls is to have them: the first ones each, the others as
 * one number when the burst rests. Neither the disk nor the list grows with the flood.
 */
export class TurnedAwayBurst {
  readonly #options: TurnedAwayBurstOptions;
  readonly #names;
  readonly #seen = new Set<string>();
  #more = 0;
  #toldAt = 0;
  #lastAt = 0;
  #stopWaiting: Cancel | null = null;

  constructor(options: TurnedAwayBurstOptions) {
    this.#options = options;
    this.#names = createTokenBucket(options.clock, named);
  }

  /** `read`: asked only for a caller who is named. */
  add(ids: Pick<RequestIds, 'callId' | 'branch'>, read: (call: string) => Caller): void {
    const { clock, newCallId, tell } = this.#options;
    this.#lastAt = clock.monotonic();
    if (!this.#stopWaiting) {
      this.#toldAt = this.#lastAt;
      this.#wait(restMs);
    }
    if (!this.#isNew(ids)) return;
    if (this.#names.take()) tell({ kind: 'turnedAway', ...read(newCallId()), end });
    else this.#more += 1;
  }

  /** Nothing more will come: what is not told yet is told now. */
  close(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
    this.#seen.clear();
    this.#tellMore();
  }

  /** False: the same INVITE, sent again. */
  #isNew({ callId, branch }: Pick<RequestIds, 'callId' | 'branch'>): boolean {
    // Written anew: a piece of a text would keep the whole message in memory.
    const key = JSON.stringify([callId.slice(0, keyLength), branch.slice(0, keyLength)]);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    const [oldest] = this.#seen;
    if (this.#seen.size > keysKept && oldest !== undefined) this.#seen.delete(oldest);
    return true;
  }

  #wait(ms: number): void {
    const { clock } = this.#options;
    this.#stopWaiting = clock.after(ms, () => {
      const now = clock.monotonic();
      const left = restMs - (now - this.#lastAt);
      if (left <= 0) return this.close();
      if (now - this.#toldAt >= longestMs) {
        this.#toldAt = now;
        this.#tellMore();
      }
      this.#wait(left);
    });
  }

  #tellMore(): void {
    const { newCallId, tell } = this.#options;
    const more = this.#more;
    this.#more = 0;
    if (more === 0) return;
    const remote = { number: '', displayName: '', anonymous: true };
    tell({ kind: 'turnedAway', call: newCallId(), remote, called: null, more, end });
  }
}
