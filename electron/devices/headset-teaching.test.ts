import { describe, expect, it } from 'vitest';
import { createHeadsetTeaching } from './headset-teaching';

describe('a lesson of the page', () => {
  it('is over by itself after half an hour, whatever the page says', () => {
    let now = 0;
    const teaching = createHeadsetTeaching(() => now);
    expect(teaching.now()).toBeNull();
    teaching.teach('look');
    teaching.teach('046d:0ac4');
    now += 30 * 60_000 - 1;
    expect(teaching.now()).toBe('046d:0ac4');
    now += 1;
    expect(teaching.now()).toBeNull();
  });
});
