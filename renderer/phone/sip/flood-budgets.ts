import type { Clock } from '../../kernel';
import { type RawMessage, type RefusalCause, valuesOf } from './raw-message';
import { createTokenBucket, type TokenBucket } from './token-bucket';

/** What a request belongs to that the phone has begun or taken part in; null: a stranger's. */
export type Belonging = 'call' | 'subscription' | null;

/** How a request names what it belongs to (RFC 3261 section 12, RFC 6665 section 4.4.1). */
export interface RequestIds {
  callId: string;
  ourTag: string;
  theirTag: string;
  event: string;
  branch: string;
}

export interface FloodBudgetsOptions {
  clock: Pick<Clock, 'monotonic'>;
  belongsTo(ids: RequestIds): Belonging;
  /** How many subscriptions there are. */
  subscriptions(): number;
}

/** A message beyond what is taken; `status`: what it is answered, null: nothing. */
export interface Overflow {
  cause: RefusalCause;
  status: number | null;
}

type Kind =
  | 'response'
  | 'newCall'
  | 'repeated'
  | 'callChange'
  | 'callEnd'
  | 'inCall'
  | 'notification'
  | 'options'
  | 'end'
  | 'other';

const overflows: Record<Kind, Overflow> = {
  response: { cause: 'responseFlood', status: null },
  // The PBX may offer the caller to somebody else.
  newCall: { cause: 'inviteFlood', status: 486 },
  // An answer of another kind would end the call that rings.
  repeated: { cause: 'requestFlood', status: null },
  // RFC 3261 section 14.2: asked to come again, and the call goes on as it is.
  callChange: { cause: 'inviteFlood', status: 500 },
  callEnd: { cause: 'requestFlood', status: 503 },
  inCall: { cause: 'requestFlood', status: 503 },
  notification: { cause: 'requestFlood', status: 503 },
  options: { cause: 'requestFlood', status: 503 },
  end: { cause: 'requestFlood', status: 503 },
  other: { cause: 'requestFlood', status: 503 },
};

const tagOf = (address: string): string => /;\s*tag\s*=\s*([^;,\s]+)/i.exec(address)?.[1] ?? '';

export const idsOf = (message: RawMessage): RequestIds => {
  const first = (name: string) => valuesOf(message, name)[0] ?? '';
  return {
    callId: first('call-id'),
    ourTag: tagOf(first('to')),
    theirTag: tagOf(first('from')),
    event: first('event').split(';')[0]?.trim() ?? '',
    branch: /;\s*branch\s*=\s*([^;,\s]+)/i.exec(first('via'))?.[1] ?? '',
  };
};

const isEnd = (method: string): boolean =>
  method === 'BYE' || method === 'CANCEL' || method === 'ACK';

/**
 * How much of each kind is taken in. Each has its own reason and its own budget: what one sender pours out must not
 * keep from being heard what the PBX asks, what belongs to a live call, or what we have subscribed to.
 */
export class FloodBudgets {
  readonly #options: FloodBudgetsOptions;
  readonly #buckets: Record<Kind, TokenBucket>;

  constructor(options: FloodBudgetsOptions) {
    this.#options = options;
    const { clock, subscriptions } = options;
    const bucket = (burst: number, refillMs: number) =>
      createTokenBucket(clock, { burst, refillMs });
    this.#buckets = {
      // Five hundred subscriptions begin ten in a second, each challenged once.
      response: bucket(400, 25),
      // A group that rings everybody offers its whole queue at once, and again every few seconds.
      newCall: bucket(60, 250),
      repeated: bucket(20, 500),
      // Hold and resume of four calls, a new way of the sound, the refresh of sessions.
      callChange: bucket(20, 500),
      callEnd: bucket(100, 100),
      inCall: bucket(100, 50),
      // A group that rings tells of each of its members, twice for each call.
      notification: createTokenBucket(clock, () => ({
        burst: 100 + 4 * subscriptions(),
        refillMs: 1000 / (10 + subscriptions() / 2),
      })),
      options: bucket(30, 250),
      end: bucket(100, 100),
      other: bucket(100, 100),
    };
  }

  /** Null: it is taken. */
  overflow(message: RawMessage): Overflow | null {
    const kind = this.#kindOf(message);
    return this.#buckets[kind].take() ? null : overflows[kind];
  }

  #kindOf(message: RawMessage): Kind {
    const { method } = message.start;
    if (method === null) return 'response';
    if (method === 'OPTIONS') return 'options';
    const ids = idsOf(message);
    if (method === 'INVITE' && ids.ourTag === '')
      return this.#isRepeated(ids) ? 'repeated' : 'newCall';
    const belonging = this.#options.belongsTo(ids);
    if (isEnd(method)) return belonging === 'call' ? 'callEnd' : 'end';
    if (belonging === 'call') return method === 'INVITE' ? 'callChange' : 'inCall';
    return belonging === 'subscription' ? 'notification' : 'other';
  }

  /** An INVITE of a transaction that we have: no new call, whatever else it says (RFC 3261 section 17.2.1). */
  #isRepeated({ branch }: RequestIds): boolean {
    const named = { callId: '', ourTag: '', theirTag: '', event: '', branch };
    return branch !== '' && this.#options.belongsTo(named) === 'call';
  }
}
