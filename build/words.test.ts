import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addWords, wordsIn } from './words.mjs';

const root = resolve(import.meta.dirname, '..');

describe('words that are added', () => {
  const made = () => {
    const renderer = mkdtempSync(join(tmpdir(), 'words-'));
    mkdirSync(join(renderer, 'platform/i18n'), { recursive: true });
    mkdirSync(join(renderer, 'features/tags'), { recursive: true });
    mkdirSync(join(renderer, 'features/calls'), { recursive: true });
    for (const language of ['en', 'fr'])
      writeFileSync(join(renderer, `platform/i18n/${language}.json`), '{"calls":{"b":"B"}}');
    const read = (file: string): unknown => JSON.parse(readFileSync(join(renderer, file), 'utf8'));
    return { renderer, read };
  };

  it('go to the folder of the feature whose name they begin with, else to the platform', () => {
    const { renderer, read } = made();
    addWords(
      {
        en: { tags: { add: 'Add' }, calls: { a: 'A' }, other: { x: 'X' } },
        fr: { tags: { add: 'Ajouter' } },
      },
      renderer,
    );
    expect(read('features/tags/en.json')).toEqual({ add: 'Add' });
    expect(read('features/tags/fr.json')).toEqual({ add: 'Ajouter' });
    // The platform has words of this name: they stay together.
    expect(read('platform/i18n/en.json')).toEqual({ calls: { a: 'A', b: 'B' }, other: { x: 'X' } });
    expect(readdirSync(join(renderer, 'features/calls'))).toEqual([]);
    expect(wordsIn('fr', renderer)).toEqual({ calls: { b: 'B' }, tags: { add: 'Ajouter' } });
    addWords({ en: { tags: { add: null, more: 'More' } } }, renderer);
    expect(read('features/tags/en.json')).toEqual({ more: 'More' });
  });
});

type Tree = { [key: string]: string | Tree };

const keysOf = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|testing/.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));

describe('the words that there are', () => {
  it('are all asked for somewhere', () => {
    const main = sources('electron').join('\n');
    const policy = readFileSync(join(root, 'build/policy/words.json'), 'utf8');
    const all = [...sources('renderer'), main, policy].join('\n');
    // A key is written whole, or its beginning with what varies behind it: `settings.source.${source}`.
    const askedIn = (text: string) => {
      const found = (pattern: RegExp) => [...text.matchAll(pattern)].map((one) => one[1] ?? '');
      const whole = new Set(found(/['"`@]([\w.-]+)(?=['"`])/g));
      const begun = found(/[`'"@]([\w.-]+)\$\{/g);
      return { whole, begun };
    };
    const { whole, begun } = askedIn(all);
    const beginnings = begun.filter((one) => one.includes('.'));
    const ofMain = askedIn(main);
    const isAsked = (key: string): boolean => {
      if (whole.has(key) || beginnings.some((one) => key.startsWith(one))) return true;
      // The main process asks for them by what stands behind this (electron/words).
      const word = /^(?:desktop|command)\.(.+)/.exec(key)?.[1];
      if (word === undefined) return false;
      return ofMain.whole.has(word) || ofMain.begun.some((one) => word.startsWith(one));
    };
    const plural = /_(?:zero|one|two|few|many|other)$/;
    const names = new Set(keysOf(wordsIn('en')).map((key) => key.replace(plural, '')));
    expect([...names].filter((key) => !isAsked(key))).toEqual([]);
  });
});
