import { expect, test } from 'vitest';
import { markMatches } from './mark-matches';

const shown = (text: string, query: string) =>
  markMatches(text, query)
    .map((stretch) => (stretch.hit ? `[${stretch.text}]` : stretch.text))
    .join('');

test('accents and case do not hide a match', () => {
  expect(shown('Claire Lefèvre', 'lefevre nantes')).toBe('Claire [Lefèvre]');
  expect(shown('ÉLODIE Müller', 'elo mull')).toBe('[ÉLO]DIE [Müll]er');
});

test('a short word is found only where a word begins', () => {
  expect(shown('Anaïs Lassalle', 'as')).toBe('Anaïs Lassalle');
  expect(shown('Anaïs Lassalle', 'la')).toBe('Anaïs [La]ssalle');
});

test('numbers are found across their spaces, in national and international form', () => {
  expect(shown('06 39 98 41 27', '06399841')).toBe('[06 39 98 41] 27');
  expect(shown('06 39 98 41 27', '+33 6 39 98')).toBe('0[6 39 98] 41 27');
});

test('letters that fold to two do not shift the marks', () => {
  expect(shown('Straße İzmir', 'izm')).toContain('zm');
  expect(
    markMatches('Œuvre Lefèvre', 'lefevre')
      .map((stretch) => stretch.text)
      .join(''),
  ).toBe('Œuvre Lefèvre');
});

test('an empty query marks nothing', () => {
  expect(shown('Claire', '  ')).toBe('Claire');
});
