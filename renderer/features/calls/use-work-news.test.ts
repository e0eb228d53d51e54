import { describe, expect, it } from 'vitest';
import type { DigitsNote } from '../../model/call';
import { talkingCall as call } from '../../phone/calls/testing/sample-call';
import { digitsSince, unsentSince } from './use-work-news';

describe('the digits that are spoken', () => {
  it('are those that were sent since', () => {
    expect(digitsSince(undefined, call({ digits: '12' }))).toBe('12');
    expect(digitsSince(call({ digits: '12' }), call({ digits: '123' }))).toBe('3');
    expect(digitsSince(call({ digits: '12' }), call({ digits: '12' }))).toBe('');
  });

  it('are also those that were not sent', () => {
    const not = (digits: string, more: Partial<DigitsNote> = {}) =>
      call({ digitsNote: { why: 'unsent', digits, ...more } });
    expect(unsentSince(undefined, call({}))).toBe('');
    expect(unsentSince(call({}), not('1'))).toBe('1');
    expect(unsentSince(not('1'), not('142'))).toBe('42');
    const said = not('1');
    expect(unsentSince(said, { ...said, muted: true })).toBe('');
    expect(unsentSince(said, not('1', { seen: true }))).toBe('');
    expect(unsentSince(not('1', { seen: true }), not('1'))).toBe('1');
    expect(unsentSince(not('1'), call({ digitsNote: { why: 'asMessages' } }))).toBe('');
    expect(unsentSince(call({ digitsNote: { why: 'asMessages' } }), not('9'))).toBe('9');
  });
});
