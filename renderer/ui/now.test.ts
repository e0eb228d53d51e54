import { afterEach, describe, expect, it, vi } from 'vitest';
import { elapsedSince } from './now';

afterEach(() => {
  vi.useRealTimers();
});

describe('the time of a call', () => {
  it('goes on by itself when the system’s clock is put right', () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    const since = Date.now();
    expect(elapsedSince(since)).toBe(0);
    vi.advanceTimersByTime(5_000);
    vi.setSystemTime(since + 3 * 3_600_000);
    expect(elapsedSince(since)).toBe(5_000);
    vi.setSystemTime(since - 3_600_000);
    vi.advanceTimersByTime(1_000);
    expect(elapsedSince(since)).toBe(6_000);
  });
});
