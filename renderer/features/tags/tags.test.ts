import { describe, expect, it } from 'vitest';
import {
  countTags,
  hasAll,
  keyOf,
  longestTag,
  mostTags,
  normalised,
  suggested,
  tagAttributes,
  tagsOf,
} from './tags';

const row = (...tags: string[]) => ({ attributes: tagAttributes(tags) });

describe('a tag', () => {
  it.each([
    ['  Garantie  ', 'Garantie'],
    ['deux\n\t mots', 'deux mots'],
    ['Cafe\u0301', 'Caf\u00E9'],
    ['a\u200Bb\u202Ec\u0000', 'abc'],
    [' \u200B ', ''],
  ])('is kept composed, without what nobody sees: %j', (typed, kept) => {
    expect(normalised(typed)).toBe(kept);
  });

  it('is the same whatever its case and composition, and another with another accent', () => {
    expect(keyOf('CAFE\u0301')).toBe(keyOf('caf\u00E9'));
    expect(keyOf('STRASSE')).toBe(keyOf('straße'));
    expect(keyOf('pêche')).not.toBe(keyOf('péché'));
  });
});

describe('the tags of a contact', () => {
  it('are what it keeps, each once and no more than fit', () => {
    expect(tagsOf(row('Garantie', 'devis'))).toEqual(['Garantie', 'devis']);
    expect(tagsOf(row('Garantie', 'GARANTIE'))).toEqual(['Garantie']);
    expect(tagsOf(row(...Array.from({ length: 40 }, (_, n) => `t${n}`)))).toHaveLength(mostTags);
    expect(tagsOf(row('x'.repeat(longestTag + 1), 'b'))).toEqual(['b']);
  });

  it.each([undefined, {}, { 'tags.names': '' }, { 'tags.names': 7 }, { 'tags.names': '\n\n' }])(
    'are none in %j',
    (attributes) => {
      expect(tagsOf({ attributes: attributes as Record<string, string> })).toEqual([]);
    },
  );

  it('fit into what an attribute may hold (book/archive/import-schema.ts)', () => {
    const longest = Array.from({ length: mostTags }, () => 'x'.repeat(longestTag));
    expect(tagAttributes(longest)['tags.names']?.length).toBeLessThanOrEqual(500);
  });
});

describe('what a letter may become', () => {
  const known = ['Facture', 'Réclamation', 'Garantie', 'garantie', 'Hors garantie'];

  it.each([
    ['', [], ['Facture', 'Réclamation', 'Garantie', 'Hors garantie']],
    ['gar', [], ['Garantie', 'Hors garantie']],
    ['recla', [], ['Réclamation']],
    ['gar', ['GARANTIE'], ['Hors garantie']],
    ['xyz', [], []],
  ])('%j beside %j: %j', (typed, set, found) => {
    expect(suggested(typed, known, set, 6)).toEqual(found);
  });

  it('is no more than there is room for', () => {
    expect(suggested('', known, [], 2)).toEqual(['Facture', 'Réclamation']);
  });
});

describe('a history', () => {
  const rows = [row('devis', 'Garantie'), row('garantie'), row(), row('b')];

  it('counts each tag, the most frequent first', () => {
    expect(countTags(rows)).toEqual([
      { tag: 'Garantie', count: 2 },
      { tag: 'b', count: 1 },
      { tag: 'devis', count: 1 },
    ]);
  });

  it('is filtered by all the chosen tags at once', () => {
    expect(rows.filter(hasAll(['GARANTIE']))).toEqual(rows.slice(0, 2));
    expect(rows.filter(hasAll(['garantie', 'devis']))).toEqual(rows.slice(0, 1));
    expect(rows.filter(hasAll(['other']))).toEqual([]);
  });
});
