import { describe, expect, it } from 'vitest';
import {
  dayHeading,
  daysBetween,
  longDuration,
  monthAndYear,
  number,
  runningTimer,
  shortDate,
  shortDuration,
  timeInState,
  timeOfDay,
  timeOrDate,
  timeToTheSecond,
} from './format';

const at = (day: number, hours = 9, minutes = 5, seconds = 7, month = 10, year = 2026) =>
  new Date(year, month, day, hours, minutes, seconds).getTime();
const now = at(24, 10, 49, 14);

describe('durations', () => {
  it.each([
    [0, '00:00'],
    [7.9, '00:07'],
    [402, '06:42'],
    [3600, '1:00:00'],
    [4002, '1:06:42'],
    [-3, '00:00'],
  ])('timer of %d s is %s', (seconds, text) => expect(runningTimer(seconds)).toBe(text));

  it.each([
    [7, '0:07'],
    [402, '6:42'],
    [4002, '1:06:42'],
  ])('short duration of %d s is %s', (seconds, text) => expect(shortDuration(seconds)).toBe(text));

  it.each([
    [38, '38\u00A0s', '38\u00A0s'],
    [60, '1\u00A0min', '1\u00A0min'],
    [494, '8\u00A0min\u00A014', '8\u00A0min\u00A014\u00A0s'],
    [63, '1\u00A0min\u00A003', '1\u00A0min\u00A003\u00A0s'],
    [3900, '1\u00A0h\u00A005', '1\u00A0h\u00A005\u00A0min'],
  ])('%d s in a sentence', (seconds, fr, en) => {
    expect(longDuration(seconds, 'fr')).toBe(fr);
    expect(longDuration(seconds, 'en')).toBe(en);
  });

  it('says nothing of a state in its first minute', () => {
    expect(timeInState(59_999, 'fr')).toBe('');
    expect(timeInState(12 * 60_000 + 40_000, 'fr')).toBe('12\u00A0min');
    expect(timeInState(65 * 60_000, 'en')).toBe('1\u00A0h\u00A005\u00A0min');
  });
});

describe('times and dates', () => {
  it('uses 24 hours in both languages', () => {
    expect(timeOfDay(at(24))).toBe('9:05');
    expect(timeOfDay(at(24, 23))).toBe('23:05');
    expect(timeToTheSecond(at(24, 10, 49))).toBe('10:49:07');
  });

  it('heads a day in words', () => {
    expect(dayHeading(at(21), now, 'fr')).toBe('Samedi 21 novembre');
    expect(dayHeading(at(21), now, 'en')).toBe('Saturday 21 November');
    expect(dayHeading(at(1), now, 'fr')).toBe('Dimanche 1er novembre');
    expect(dayHeading(at(3, 9, 5, 7, 1, 2025), now, 'fr')).toBe('Lundi 3 février 2025');
    expect(dayHeading(at(3, 9, 5, 7, 1, 2025), now, 'en')).toBe('Monday 3 February 2025');
  });

  it('shortens a date and keeps it on one line', () => {
    expect(shortDate(at(21), now, 'fr')).toBe('21\u00A0nov.');
    expect(shortDate(at(21), now, 'en')).toBe('21\u00A0Nov');
    expect(shortDate(at(1), now, 'fr')).toBe('1er\u00A0nov.');
    expect(shortDate(at(3, 9, 5, 7, 1, 2025), now, 'en')).toBe('3\u00A0Feb\u00A02025');
  });

  it('shows the time today and the date on other days', () => {
    expect(timeOrDate(at(24), now, 'fr')).toBe('9:05');
    expect(timeOrDate(at(23, 23, 59), now, 'fr')).toBe('23\u00A0nov.');
  });

  it('counts days by the calendar', () => {
    expect(daysBetween(at(23, 23, 59), at(24, 0, 1))).toBe(1);
    expect(daysBetween(at(24, 0, 1), at(24, 23, 59))).toBe(0);
    // A day of 25 hours lies between: the clocks go back on 25 October 2026.
    expect(daysBetween(at(24, 12, 0, 0, 9), at(26, 12, 0, 0, 9))).toBe(2);
  });

  it('names months and writes numbers as the language does', () => {
    expect(monthAndYear(at(2, 9, 0, 0, 2, 2019), 'fr')).toBe('mars 2019');
    expect(monthAndYear(at(2, 9, 0, 0, 2, 2019), 'en')).toBe('March 2019');
    expect(number(10_000, 'fr')).toBe('10\u202F000');
    expect(number(10_000, 'en')).toBe('10,000');
  });
});
