/** What the statistics of one call's path say at one moment. Counters only ever grow while `pair` stays. */
export interface PathReading {
  /** Monotonic milliseconds. */
  at: number;
  /** Both sides have agreed that the far side may send. */
  expected: boolean;
  /** RTP packets received. */
  packets: number;
  /** When the newest of them came, in the same milliseconds; null where the browser does not say. */
  packetAt: number | null;
  /** Which path is used; null where the browser does not say. */
  pair: string | null;
  /** Checks of this path that were answered, and such of the far side (RFC 7675). */
  checks: number;
}

/**
 *  unheard -> flowing <-> suspect -> dead     packets that flowed have stopped, and nothing says that the
 *                            |                path lives; a packet leads back to flowing from everywhere
 *                            v
 *                          quiet              the path answers, the far side just sends nothing
 */
export type PathHealth = 'unheard' | 'flowing' | 'suspect' | 'quiet' | 'dead';

export interface WatchState {
  health: PathHealth;
  last: PathReading | null;
  /** When the last packet was seen, or since when one may be waited for. */
  heardAt: number;
  /** When the path last answered a check. */
  provedAt: number;
  /** Readings in a row with new packets. */
  run: number;
}

export const watchTimes = {
  /** Between two readings. */
  everyMs: 250,
  /** While it is asked whether the path outlived a change of the network. */
  hurriedMs: 50,
  /** No packet for this long, just when the network changed: the path did not outlive it. */
  stoppedMs: 150,
  /** So many readings in a row make a flow that can stop. */
  steadyReadings: 3,
  suspectMs: 1_250,
  /**
   * A living path is checked every 2.5 s by Chromium: without any answer for longer it is dead. Longer also than
   * a desk takes that has lost the server as well, so that of two desks the one that was cut off acts.
   */
  deadMs: 2_800,
  /** An answer that may have been under way when the packets stopped proves nothing. */
  afterglowMs: 300,
  /** Two checks without an answer. */
  quietProofMs: 6_000,
  /** Readings so far apart mean that the desk itself stood still. */
  stoodStillMs: 2_000,
} as const;

export const watchAtRest: WatchState = {
  health: 'unheard',
  last: null,
  heardAt: 0,
  provedAt: 0,
  run: 0,
};

/** A held or silent party is no dead path: only packets that flowed and stopped accuse it. Pure and total. */
export const judge = (state: WatchState, reading: PathReading): WatchState => {
  const { at } = reading;
  const before = state.last;
  if (!before) return { ...state, last: reading, heardAt: at, provedAt: at };
  const proved = before.pair === reading.pair && reading.checks > before.checks;
  const next = { ...state, last: reading, provedAt: proved ? at : state.provedAt };
  const waitAnew = { ...next, heardAt: at };
  if (!reading.expected) return { ...waitAnew, health: 'unheard', run: 0 };
  if (reading.packets > before.packets) {
    const heardAt = Math.max(before.at, Math.min(at, reading.packetAt ?? at));
    const run = state.health === 'flowing' ? state.run + 1 : 1;
    return { ...next, heardAt, health: 'flowing', run };
  }
  const stoodStill = at - before.at > watchTimes.stoodStillMs;
  if (stoodStill || reading.packets < before.packets) {
    return { ...waitAnew, health: state.health === 'suspect' ? 'flowing' : state.health };
  }
  return { ...next, health: afterSilence(next, at) };
};

const afterSilence = (state: WatchState, at: number): PathHealth => {
  const silent = at - state.heardAt;
  const lives = state.provedAt > state.heardAt + watchTimes.afterglowMs;
  switch (state.health) {
    case 'unheard':
      return 'unheard';
    case 'flowing':
      if (silent < watchTimes.suspectMs) return 'flowing';
      if (state.run < watchTimes.steadyReadings) return 'unheard';
      return lives ? 'quiet' : 'suspect';
    case 'suspect':
      if (lives) return 'quiet';
      return silent < watchTimes.deadMs ? 'suspect' : 'dead';
    case 'quiet':
      return at - state.provedAt < watchTimes.quietProofMs ? 'quiet' : 'dead';
    case 'dead':
      return lives ? 'quiet' : 'dead';
  }
};

/** The path is being made anew: whatever comes is judged from here. */
export const startedAnew = (state: WatchState, at: number): WatchState => ({
  ...state,
  heardAt: at,
  provedAt: at,
});
