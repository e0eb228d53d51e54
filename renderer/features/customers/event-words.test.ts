import { describe, expect, it } from 'vitest';
import { contact } from '../../book/archive/testing/sample-rows';
import { loadWords, wordsFor } from '../../platform/i18n';
import type { OtherParty } from '../../model/interaction';
import { eventMeta, othersWords } from './event-words';

await Promise.all([loadWords('en'), loadWords('fr')]);

const ines = { number: '4102', name: 'Inès Marchand', at: 1, answered: true };
const row = (others: OtherParty[], state: 'open' | 'closed' = 'closed') => {
  const made = contact({ state });
  return { ...made, call: made.call && { ...made.call, others } };
};
const words = (language: 'fr' | 'en', others: OtherParty[], state?: 'open') =>
  othersWords(wordsFor(language), row(others, state), 'FR');

describe('who else had a part in a call', () => {
  it.each(['fr', 'en'] as const)('is named for every part, in %s', (language) => {
    const all = (['consulted', 'conference', 'transferredTo', 'sentBy'] as const).map((part) => ({
      ...ines,
      part,
    }));
    const said = words(language, all);
    expect(new Set(said).size).toBe(4);
    for (const text of said) expect(text).toContain('Inès Marchand');
  });
  it('who did not answer is said so, unless the call then went to them', () => {
    const asked: OtherParty = { ...ines, part: 'consulted', answered: false };
    expect(words('en', [asked])).toEqual(['Inès Marchand was asked and did not answer']);
    expect(words('en', [asked], 'open')).toEqual(['Inès Marchand is being asked']);
    expect(words('en', [asked, { ...ines, part: 'transferredTo' }])).toEqual([
      'Transferred to Inès Marchand',
    ]);
  });
  it('without a name is a number as one reads it', () => {
    const other: OtherParty = { ...ines, name: '', number: '+33261914400', part: 'conference' };
    expect(words('en', [other])).toEqual([
      'Three-way call with 02\u00A061\u00A091\u00A044\u00A000',
    ]);
  });
  it('older records say nothing', () => {
    expect(othersWords(wordsFor('en'), contact(), 'FR')).toEqual([]);
  });
});

describe('how long a call was', () => {
  const made = contact({ state: 'open', endedAt: null });
  const call = made.call && { ...made.call, answered: true };
  const meta = (row: typeof made) => eventMeta(wordsFor('en'), row, 'en', 100_000);
  it('counts while it is up', () => {
    expect(meta({ ...made, call: call && { ...call, answeredAt: 58_000 } })).toContain('42');
  });
  it('is not said while it is not known', () => {
    expect(meta({ ...made, call })).not.toMatch(/\b0\b/);
  });
  it('is what was talked, once it is over', () => {
    const over = { ...made, state: 'closed' as const, endedAt: 99_000 };
    expect(meta({ ...over, call: call && { ...call, talkedSeconds: 17 } })).toContain('17');
  });
});
