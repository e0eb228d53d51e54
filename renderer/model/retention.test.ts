import { describe, expect, it } from 'vitest';
import { type BelievedClock, isBelieved, lookAtClock } from '../phone/recording/believed-clock';
import type { Recording } from './recording';
import { byRetention } from './retention';

const hour = 3_600_000;
const day = 24 * hour;
const year = 365 * day;
const now = 1_700_000_000_000;

describe('a clock', () => {
  const known: BelievedClock = { believed: now, seen: now, doubtedMs: 0 };
  const runs = (from: BelievedClock, start: number, hours: number) => {
    let state = lookAtClock(from, start, 0);
    for (let ran = 1; ran <= hours; ran++) state = lookAtClock(state, start + ran * hour, hour);
    return state;
  };

  it('is believed as it goes on, over a night, a weekend and a small correction', () => {
    for (const later of [hour, 16 * hour, 3.5 * day, -2 * hour])
      expect(isBelieved(lookAtClock(known, now + later, 0))).toBe(true);
  });
  it('that jumps by years, either way, is believed after the desk has run a day under it', () => {
    for (const jump of [9 * year, -9 * year]) {
      expect(isBelieved(runs(known, now + jump, 23))).toBe(false);
      const after = runs(known, now + jump, 24);
      expect(isBelieved(after)).toBe(true);
      expect(after.believed).toBe(now + jump + day);
    }
  });
  it('that is set right again is believed at once, and was never taken at its word', () => {
    const wrong = runs(known, now + 9 * year, 8);
    expect(wrong.believed).toBe(now);
    expect(isBelieved(lookAtClock(wrong, now + 9 * hour, hour))).toBe(true);
  });
  it('adds the hours of several days up, and begins anew at another jump', () => {
    let state = known;
    for (let shift = 0; shift < 2; shift++) state = runs(state, now + year + shift * day, 8);
    expect(isBelieved(state)).toBe(false);
    expect(runs(state, now + 5 * year, 10).doubtedMs).toBe(10 * hour);
    expect(isBelieved(runs(state, now + year + 2 * day, 8))).toBe(true);
  });
  it('of a desk that runs a day a week is believed in the third week, but not where it rests for months', () => {
    const believedAfter = (apart: number) => {
      let state = known;
      for (let shift = 1; shift <= 6; shift++) {
        state = runs(state, now + shift * apart, 8);
        if (isBelieved(state)) return shift;
      }
      return null;
    };
    expect(believedAfter(7 * day)).toBe(3);
    expect(believedAfter(31 * day)).toBe(3);
    expect(believedAfter(60 * day)).toBeNull();
    // A clock that goes back is another one.
    expect(runs(runs(known, now + year, 23), now + year - 7 * day, 8).doubtedMs).toBe(8 * hour);
  });
  it('that jumps a little at each start gets ahead by four days at most, and by a day more for each hour run', () => {
    let state = known;
    for (let start = 1; start <= 60; start++) state = lookAtClock(state, now + start * 3 * day, 0);
    expect(state.believed - now).toBeLessThanOrEqual(4 * day);
    state = known;
    for (let ran = 1; ran <= 20; ran++) state = lookAtClock(state, now + ran * 3 * day, hour);
    expect(state.believed - now).toBeLessThanOrEqual(4 * day + 20 * (day + hour));
  });
  it('is believed all along where the desk runs on working days, or two half days a week', () => {
    for (const [days, hours] of [
      [[0, 1, 2, 3, 4], 8],
      [[0, 3.5], 4],
    ] as const) {
      let state = known;
      for (let week = 0; week < 10; week++)
        for (const one of days) {
          const start = now + (7 * week + one) * day;
          state = lookAtClock(state, start, 0);
          expect(isBelieved(state)).toBe(true);
          state = runs(state, start, hours);
        }
    }
  });
  it('that nobody ever looked at is not believed yet', () => {
    expect(isBelieved(lookAtClock(null, now, 0))).toBe(false);
  });
});

describe('a recording', () => {
  const recording = (more: Partial<Recording>): Recording => ({
    id: 'r',
    interactionId: 'i',
    startedAt: now,
    consentAt: now,
    keptUntil: now + 180 * day,
    retentionDays: 180,
    seconds: 1,
    pauses: 0,
    agent: '',
    mimeType: '',
    state: 'closed',
    ...more,
  });
  const until = (one: Recording, days: number, at: number) => byRetention(one, days, at).keptUntil;
  it('is reached by a shorter rule and not by a longer one', () => {
    expect(until(recording({}), 30, now + day)).toBe(now + 30 * day);
    expect(until(recording({}), 365, now + day)).toBe(now + 180 * day);
    const { retentionDays: _, ...older } = recording({});
    expect(until(older, 30, now + day)).toBe(now + 30 * day);
  });
  it('that was dated by a clock in the future does not stay until then', () => {
    const dated = { startedAt: now + 9 * year, keptUntil: now + 9 * year + 180 * day };
    const corrected = byRetention(recording(dated), 180, now);
    expect(corrected.keptUntil).toBe(now + 180 * day);
    expect(until(corrected, 10, now + day)).toBe(now + 10 * day);
  });
  it('that a rule has shortened is counted from the same beginning ever after', () => {
    let one = recording({});
    for (const days of [30, 30, 365, 10]) {
      one = byRetention(one, days, now + day);
      expect(one.keptUntil).toBe(now + Math.min(days, 30) * day);
    }
    expect(byRetention(one, 10, now + 2 * day)).toEqual(one);
  });
  it('whose date was shortened without its rule is not counted from before it began', () => {
    const halfWritten = recording({ keptUntil: now + 10 * day, retentionDays: 30 });
    expect(until(halfWritten, 10, now + 9 * day)).toBe(now + 10 * day);
  });
});
