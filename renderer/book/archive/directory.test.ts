import { describe, expect, it } from 'vitest';
import { createDirectory, entryOf, fold, queryWords } from './directory';
import { person } from './testing/sample-rows';

const everyone = [
  person('claire', '+33639984127'),
  person('julien', '+33261913055', { givenName: 'Julien', tags: [], emails: [] }),
  person('anais', '+33639980263', {
    givenName: 'Anaïs',
    familyName: 'Lefebvre',
    city: '44800 Saint-Herblain',
    emails: [],
    tags: [],
  }),
  person('helen', '+447700900127', {
    givenName: 'Helen',
    familyName: 'Whitfield',
    city: 'Bristol',
    emails: ['hw@example.com'],
    tags: [],
  }),
  person('garage', '+33536491802', {
    givenName: '',
    familyName: '',
    company: 'Garage Pineau',
    city: 'Pau',
    emails: [],
    tags: ['Professionnel'],
    note: 'demander Lefèvre',
  }),
  person('coeur', '+33199001234', {
    givenName: 'Mælys',
    familyName: 'Cœur-Joly',
    city: 'Paris',
    emails: [],
    tags: [],
  }),
];
const directory = createDirectory(everyone.map(entryOf));
const found = (query: string, limit = 10) => directory.search(query, limit).map(({ id }) => id);

describe('search as you type', () => {
  it.each([
    ['lefevre', ['claire', 'julien', 'garage']],
    ['LEFÈVRE', ['claire', 'julien', 'garage']],
    ['lef', ['anais', 'claire', 'julien', 'garage']],
    ['lefevre nantes', ['claire', 'julien']],
    ['nantes cl', ['claire']],
    ['anais', ['anais']],
    ['saint-her', ['anais']],
    ['pineau', ['garage']],
    ['profess', ['garage']],
    ['hw@example.com', ['helen']],
    ['coeur', ['coeur']],
    ['maelys', ['coeur']],
    ['garantie', ['claire']],
    ['06 39 98 41', ['claire']],
    ['0639984127', ['claire']],
    ['+33 6 39 98 41 27', ['claire']],
    ['0033 6 39 98 41 27', ['claire']],
    ['4127', ['claire']],
    ['07700 900', ['helen']],
    ['lefevre 06 39', ['claire']],
    ['44000', ['claire', 'julien']],
    ['lefevre zanzibar', []],
    ['', []],
    ['  - ', []],
  ])('%j finds %j', (query, ids) => expect(found(query)).toEqual(ids));
  it('says where it found them', () => {
    expect(directory.search('lefevre', 10).map(({ field }) => field)).toEqual([
      'name',
      'name',
      'note',
    ]);
    expect(directory.search('4127', 1)[0]?.field).toBe('phone');
    expect(directory.search('pineau', 1)[0]?.field).toBe('company');
    expect(directory.search('bristol', 1)[0]?.field).toBe('city');
  });
  it('keeps to the limit, best first', () => expect(found('lef', 2)).toEqual(['anais', 'claire']));
  it('folds accents, ligatures and case', () => expect(fold('Œuvre ÉTÉ ß')).toBe('oeuvre ete ss'));
  it('takes groups of digits for one number', () => {
    expect(queryWords('lefevre 06 39.98')).toEqual(['lefevre', '063998']);
  });
  it('follows changes without a rebuild', () => {
    const changing = createDirectory(everyone.map(entryOf));
    const ids = (query: string) => changing.search(query, 10).map(({ id }) => id);
    changing.set(entryOf(person('claire', '+33199005555', { familyName: 'Martin' })));
    changing.set(
      entryOf(person('new', '+33639984127', { givenName: 'Zoé', familyName: 'Lefèvre' })),
    );
    changing.remove('julien');
    expect(ids('lefevre')).toEqual(['new', 'garage']);
    expect(ids('martin')).toEqual(['claire']);
    expect(changing.byPhone(['+33639984127'])).toEqual(['new']);
    expect(changing.byPhone(['261913055'])).toEqual([]);
    expect(changing.byPhone(['199005555'])).toEqual(['claire']);
  });
});
