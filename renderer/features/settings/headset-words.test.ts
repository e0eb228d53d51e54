import { expect, it } from 'vitest';
import type { Following } from '../../phone/headset';
import { loadWords, wordsFor } from '../../platform/i18n';
import { chosenWords } from './headset-words';

await Promise.all([loadWords('en'), loadWords('fr')]);

const all: readonly Following[] = ['follows', 'stays', 'fixed', 'unknown', 'failed'];

it.each(['en', 'fr'] as const)(
  'what a choice of headset did is one line, in %s',
  async (language) => {
    await loadWords(language);
    const t = wordsFor(language);
    const said = (microphone: Following, speaker: Following) =>
      chosenWords(t, { id: 'a', name: 'Poly BT700', microphone, speaker });
    expect(said('stays', 'stays')).toBe('');
    expect(said('follows', 'follows')).toBe(
      t('headset.follow.follows.both', { name: 'Poly BT700' }),
    );
    expect(said('follows', 'follows')).toContain('Poly BT700');
    expect(said('stays', 'fixed')).toBe(t('headset.follow.fixed.speaker'));
    const lines = all.flatMap((one) => all.map((other) => said(one, other)));
    // No two outcomes are said alike, and none with a key instead of words.
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.filter((line) => /headset\.|\{\{/.test(line))).toEqual([]);
  },
);
