import { describe, expect, it } from 'vitest';
import { beginWatch, qualityOf } from './call-watch';
import type { RecordedQuality } from '../../model/recorded-quality';
import { gradeOfCall, recordOf } from './record';

const summary = { ...qualityOf(beginWatch(0)).summary, seconds: 60, meanMos: 4.2, worstMos: 4 };
const record = (change: Partial<RecordedQuality>): RecordedQuality => ({
  ...recordOf(summary)!,
  ...change,
});

describe('the record of a call', () => {
  it('keeps figures and nothing that names a stream or an hour', () => {
    expect(Object.keys(recordOf({ ...summary, ssrcIn: 4711 })!)).not.toContain('ssrcIn');
    expect(JSON.stringify(recordOf({ ...summary, ssrcIn: 4711 }))).not.toContain('4711');
  });
  it('of a call that was never measured is none', () => {
    expect(recordOf(undefined)).toBeNull();
    expect(recordOf({ ...summary, seconds: 0 })).toBeNull();
  });
  it.each([
    ['good', {}],
    ['fair', { secondsPoor: 4 }],
    ['fair', { silences: ['arrivesSilent'] }],
    ['fair', { meanMos: 3.5 }],
    ['poor', { secondsPoor: 5 }],
    ['poor', { meanMos: 3 }],
    [null, { meanMos: null }],
  ] as const)('is %s for %o', (grade, change) => {
    expect(gradeOfCall(record(change as Partial<RecordedQuality>))).toBe(grade);
  });
});
