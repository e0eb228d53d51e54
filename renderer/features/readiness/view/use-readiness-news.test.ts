import { expect, test } from 'vitest';
import { loadWords, wordsFor } from '../../../platform/i18n';
import { checkNews } from './use-readiness-news';

await loadWords('en');

test('every step of the check is said, a question as a question', () => {
  const t = wordsFor('en');
  expect(checkNews(t, 'speaker', { state: 'asks' })).toBe(t('readiness.asks.speaker'));
  expect(checkNews(t, 'headset', { state: 'asks' })).toBe(t('readiness.asks.headset'));
  expect(checkNews(t, 'microphone', { state: 'running' })).toBe(t('readiness.running.microphone'));
  const finding = { code: 'lineReady' as const, values: { delay: 24 } };
  const said = checkNews(t, 'line', { state: 'good', finding });
  expect(said).toContain(t('readiness.name.line'));
  expect(said).toContain(t('readiness.state.good'));
  expect(said).toContain('24');
  expect(checkNews(t, 'line', { state: 'waiting' })).toBeNull();
});
