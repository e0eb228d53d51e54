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

const refusedBaseMs = 30_000;
export const longestRefusedMs = 600_000;

/**
 * How long to wait after so many refusals in a row (the first is 1): RFC 5626 section 4.5 with its base time of
 * 30 s, to ten minutes at most. All desks of a PBX whose user database fails are refused at once, so half of each
 * wait is chance; and five wrong logins within ten minutes lock an account or an address at many a PBX.
 */
export const refusedDelayMs = (
  refusals: number,
  roll: number,
  retryAfterSeconds: number | undefined,
): number => {
  const window = Math.min(longestRefusedMs, refusedBaseMs * 2 ** Math.min(refusals, 10));
  const own = Math.round(window * (0.5 + roll / 2));
  if (retryAfterSeconds === undefined) return own;
  return Math.max(own, retryDelayMs(1, roll, { retryAfterSeconds }));
};
