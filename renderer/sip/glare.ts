/**
 * Milliseconds to wait after both sides have asked at once: 2.1 to 4 s for who chose the Call-ID, 0 to 2 s for the
 * other, in steps of 10 ms (RFC 3261 section 14.1). `roll` is in [0, 1).
 */
export const glareDelayMs = (ownsCallId: boolean, roll: number): number =>
  10 * (ownsCallId ? 210 + Math.floor(roll * 191) : Math.floor(roll * 201));
