import type { LineTrouble } from './line';

const firstWindowMs = 500;
const widestWindowMs = 30_000;
const widestInCallMs = 4_000;
const narrowestAfterRetryAfterMs = 5_000;
/** A server that asks for more is taken at this much, so that none can silence a desk for good. */
const longestRetryAfterMs = 600_000;

/**
 * How long to wait before the given attempt (the first is 1): anything up to a window that doubles
 * from 0.5 s to 30 s, or to 4 s while a call is up ("full jitter"), so that many desks cut off at once
 * do not come back at once. A Retry-After (RFC 3261 section 20.33) is served first and spread likewise.
 * `roll` is in [0, 1).
 */
export const retryDelayMs = (
  attempt: number,
  roll: number,
  given: { retryAfterSeconds?: number | undefined; inCall?: boolean } = {},
): number => {
  const { retryAfterSeconds, inCall = false } = given;
  const widest = inCall ? widestInCallMs : widestWindowMs;
  const window = Math.min(widest, firstWindowMs * 2 ** Math.min(attempt - 1, 10));
  if (retryAfterSeconds === undefined) return Math.round(roll * window);
  const asked = Math.min(longestRetryAfterMs, Math.max(0, retryAfterSeconds * 1000));
  return Math.round(asked + roll * Math.max(window, narrowestAfterRetryAfterMs));
};

/** Trying again would only repeat the refusal (and may lock the account): the agent must mend something. */
export const isRefusal = (trouble: LineTrouble): boolean => {
  switch (trouble.kind) {
    case 'wrongSecret':
    case 'unknownUser':
    case 'forbidden':
    case 'foreignRealm':
    case 'noDigest':
    case 'badAddress':
      return true;
    case 'serverError':
    case 'unreachable':
    case 'deadPeer':
    case 'badReply':
      return false;
  }
};
