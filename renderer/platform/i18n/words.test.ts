import { describe, expect, it, vi } from 'vitest';
import { catalogueOf, type FetchedWords } from './catalogue';
import { words as en } from './en';
import { words as fr } from './fr';
import { chooseLanguage, createWords, loadWords, speakIn } from './index';

type Tree = { [key: string]: string | Tree };

const flat = (tree: object, prefix = ''): [string, string][] =>
  Object.entries(tree as Tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flat(value, `${prefix}${key}.`),
  );

const english = new Map(flat(catalogueOf(en)));
const french = new Map(flat(catalogueOf(fr as FetchedWords)));
const plural = /_(zero|one|two|few|many|other)$/;
const names = (keys: Iterable<string>) =>
  [...new Set([...keys].map((key) => key.replace(plural, '')))].toSorted();
const holes = (text: string) =>
  [...text.matchAll(/{{\s*(\w+)/g)]
    .map((one) => one[1] ?? '')
    .toSorted((one, other) => one.localeCompare(other));

describe('the catalogues', () => {
  it('say the same things in both languages', () => {
    expect(names(french.keys())).toEqual(names(english.keys()));
  });

  it('leave no text empty', () => {
    for (const [key, text] of [...english, ...french]) expect(text.trim(), key).not.toBe('');
  });

  it.each([
    ['en', english],
    ['fr', french],
  ] as const)('have every plural form that %s needs', (language, texts) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = names([...texts.keys()].filter((key) => plural.test(key)));
    for (const name of counted)
      for (const form of wanted) expect([...texts.keys()]).toContain(`${name}_${form}`);
  });

  it('put the same values into the text in both languages', () => {
    for (const [key, text] of english) {
      const other = french.get(key);
      // One thing may be said without its count.
      if (other === undefined || key.endsWith('_one')) continue;
      expect(holes(other), key).toEqual(holes(text));
    }
  });

  it('are set as French is', () => {
    for (const [key, text] of french) {
      expect(text, key).not.toMatch(/'/);
      expect(text, `${key}: narrow no-break space before ; ! ? »`).not.toMatch(
        /[^\u202F!?][;!?»]/u,
      );
      expect(text, `${key}: narrow no-break space after «`).not.toMatch(/«(?!\u202F)/u);
      expect(text, `${key}: no-break space before a colon`).not.toMatch(/ :|[^\s]:(?=\s|$)/u);
    }
  });

  it('are set as English is', () => {
    for (const [key, text] of english) {
      expect(text, key).not.toMatch(/'/);
      expect(text, key).not.toMatch(/!/);
    }
  });

  it('have one name for one thing', () => {
    // In a settings file the field is called so.
    const isOfFile = (key: string) => key.startsWith('settings.problem.');
    for (const [key, text] of english) {
      if (isOfFile(key)) continue;
      expect(text, `${key}: a password, as in French`).not.toMatch(/\bsecrets?\b/i);
      expect(text, `${key}: the customer book`).not.toMatch(/(?<!customer )\bbook\b/i);
    }
    for (const [key, text] of french) {
      if (isOfFile(key)) continue;
      expect(text, `${key}: un mot de passe`).not.toMatch(/\bsecrets?\b/i);
      expect(text, `${key}: le carnet de clients`).not.toMatch(
        /\b(?:[Ll]e|du) carnet\b(?! de clients)/,
      );
      expect(text, `${key}: une note est écrite, un score est calculé`).not.toMatch(
        /note estimée/i,
      );
    }
  });

  it('never exclaim', () => {
    for (const [key, text] of french) expect(text, key).not.toMatch(/!/);
  });
});

describe('the words of features', () => {
  it('stand in the folder of each, under its name, beside those of the platform', () => {
    const { platform } = en;
    const features = { '../../features/new-one/en.json': { hello: 'Hello' } };
    expect(catalogueOf({ platform, features })).toEqual({
      ...platform,
      'new-one': { hello: 'Hello' },
    });
    expect(catalogueOf(en).case.id).toBe('Case {{id}}');
    expect(Object.keys(platform)).not.toContain('case');
  });

  it('take no name that the platform has', () => {
    const features = { '../../features/calls/en.json': {} };
    expect(() => catalogueOf({ ...en, features })).toThrow('two places have words of calls');
  });
});

describe('the language', () => {
  it('is the one chosen, else the first of the system’s that the desk speaks, else English', () => {
    expect(chooseLanguage('fr', ['en-GB'])).toBe('fr');
    expect(chooseLanguage('system', ['fr-CA', 'en'])).toBe('fr');
    expect(chooseLanguage('system', ['de-DE', 'fr-BE', 'en'])).toBe('fr');
    expect(chooseLanguage('system', ['en-US', 'fr'])).toBe('en');
    expect(chooseLanguage('system', ['de'])).toBe('en');
    expect(chooseLanguage('system', [])).toBe('en');
  });

  it('is there at once when its words are, and changes at once', async () => {
    await Promise.all([loadWords('fr'), loadWords('en')]);
    const words = createWords('fr');
    expect(words.t('calls.hangUp')).toBe('Raccrocher');
    speakIn(words, 'en');
    expect(words.t('calls.hangUp')).toBe('Hang up');
  });

  it('is spoken by views made before its words came', async () => {
    vi.resetModules();
    const fresh = await import('./index');
    expect(() => fresh.createWords('fr')).toThrow('no language');
    await fresh.loadWords('fr');
    expect(fresh.hasWords('en')).toBe(false);
    expect(fresh.spokenFor('en')).toBe('fr');
    const words = fresh.createWords('en');
    expect(words.t('calls.hangUp')).toBe('Raccrocher');
    await fresh.loadWords('en');
    fresh.speakIn(words, 'en');
    expect(words.t('calls.hangUp')).toBe('Hang up');
  });

  it('puts values into texts without changing them', async () => {
    await loadWords('en');
    const words = createWords('en');
    expect(words.t('calls.callPerson', { name: '<b>O’Hara</b>' })).toBe('Call <b>O’Hara</b>');
  });
});
