import { describe, expect, it } from 'vitest';
import { loadWords, wordsFor } from '../../platform/i18n';
import type { LineState } from '../../phone/line/line';
import { createLineNews } from './line-news';

await loadWords('en');

const ready: LineState = { phase: 'ready', since: 0, provedAt: 0 };
const again: LineState = { phase: 'ready', since: 0, provedAt: 9 };
const connecting = (attempt: number): LineState => ({ phase: 'connecting', attempt });
const waiting: LineState = {
  phase: 'waiting',
  attempt: 1,
  retryAt: 0,
  trouble: { kind: 'unreachable' },
};
const refused: LineState = { phase: 'refused', trouble: { kind: 'wrongSecret' } };

const told = (...states: LineState[]): string[] => {
  const newsOf = createLineNews();
  const t = wordsFor('en');
  let hasBeenReady = false;
  return states.flatMap((state) => {
    hasBeenReady = state.phase === 'ready' || (hasBeenReady && state.phase !== 'off');
    const news = newsOf({ state, hasBeenReady }, t, '4108');
    return news ? [`${news.how}: ${news.text}`] : [];
  });
};

describe('what is said about the line', () => {
  it('is that it is ready, once, however often it is proved', () => {
    expect(told(connecting(1), ready, again, again)).toEqual(['polite: The line is ready']);
  });

  it('is that it is lost, at once and once for all tries, and then that it is back', () => {
    expect(told(ready, connecting(1), waiting, connecting(2), waiting, ready)).toEqual([
      'polite: The line is ready',
      'assertive: The line is lost. The desk reconnects by itself.',
      'polite: The line is ready',
    ]);
  });

  it('is not that it is lost where it never was', () => {
    expect(told(connecting(1), waiting, connecting(2), waiting)).toEqual([
      'assertive: The line is not there yet. The desk goes on trying. The server cannot be reached.',
    ]);
  });

  it('is by whom it is refused, and nothing more while it tries again', () => {
    expect(told(ready, refused, connecting(1), refused)).toEqual([
      'polite: The line is ready',
      'assertive: Line refused. The PBX refused user 4108 with this password.',
    ]);
  });

  it('is that it is refused where it goes on trying by itself as well', () => {
    const refusedAgain: LineState = { ...waiting, trouble: { kind: 'wrongSecret' } };
    expect(told(ready, refusedAgain, connecting(2), refusedAgain, ready)).toEqual([
      'polite: The line is ready',
      'assertive: Line refused. The PBX refused user 4108 with this password.',
      'polite: The line is ready',
    ]);
  });

  it('is nothing when the agent switches it off', () => {
    expect(told(ready, { phase: 'off' }, connecting(1), ready)).toEqual([
      'polite: The line is ready',
      'polite: The line is ready',
    ]);
  });
});
