import type { Clock } from '../../kernel';

export interface TokenBucket {
  take(): boolean;
}

export interface BucketLimits {
  burst: number;
  refillMs: number;
}

/** Lets `burst` through at once and then one every `refillMs`; given as a function, the limits may change. */
export const createTokenBucket = (
  clock: Pick<Clock, 'monotonic'>,
  limits: BucketLimits | (() => BucketLimits),
): TokenBucket => {
  const now = (): BucketLimits => (typeof limits === 'function' ? limits() : limits);
  let spent = 0;
  let at = clock.monotonic();
  return {
    take: () => {
      const { burst, refillMs } = now();
      const time = clock.monotonic();
      spent = Math.max(0, spent - (time - at) / refillMs);
      at = time;
      if (spent > burst - 1) return false;
      spent += 1;
      return true;
    },
  };
};
