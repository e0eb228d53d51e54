import type { Clock } from '../kernel';

export interface TokenBucket {
  take(): boolean;
}

/** Lets `burst` through at once and then one every `refillMs`. */
export const createTokenBucket = (
  clock: Pick<Clock, 'monotonic'>,
  limits: { burst: number; refillMs: number },
): TokenBucket => {
  let tokens = limits.burst;
  let at = clock.monotonic();
  return {
    take: () => {
      const now = clock.monotonic();
      tokens = Math.min(limits.burst, tokens + (now - at) / limits.refillMs);
      at = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
};
