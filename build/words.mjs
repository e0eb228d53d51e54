// Adds or changes words in both languages at once: node build/words.mjs < words.json
// with { "en": { "calls": { "hangUp": "Hang up" } }, "fr": { "calls": { "hangUp": "Raccrocher" } } }; null takes one away.
// What begins with the name of a feature's folder stands there, unless the platform has words of that name.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const merge = (into, from) => {
  for (const [key, value] of Object.entries(from)) {
    if (value === null) delete into[key];
    else if (typeof value === 'object') into[key] = merge(into[key] ?? {}, value);
    else into[key] = value;
  }
  return Object.fromEntries(Object.entries(into).toSorted(([a], [b]) => a.localeCompare(b)));
};

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
const platformFile = (renderer, language) => join(renderer, `platform/i18n/${language}.json`);

/** Every word of a language as the desk has them: the platform's, and those of each feature under its name. */
export const wordsIn = (language, renderer = join(import.meta.dirname, '../renderer')) => {
  const files = readdirSync(join(renderer, 'features'))
    .map((name) => [name, join(renderer, 'features', name, `${language}.json`)])
    .filter(([, file]) => existsSync(file));
  const ofFeatures = files.map(([name, file]) => [name, read(file)]);
  return { ...read(platformFile(renderer, language)), ...Object.fromEntries(ofFeatures) };
};

/** Merges `given` ({ en: …, fr: … }) into the files under `renderer`. */
export const addWords = (given, renderer = join(import.meta.dirname, '../renderer')) => {
  const names = Object.keys(read(platformFile(renderer, 'en')));
  const fileOf = (name, language) => {
    const folder = join(renderer, 'features', name);
    const isFeatures = !names.includes(name) && existsSync(folder);
    return isFeatures ? join(folder, `${language}.json`) : null;
  };
  const write = (file, words) => {
    const next = `${file}.new`;
    writeFileSync(next, `${JSON.stringify(merge(read(file), words), null, 2)}\n`);
    renameSync(next, file);
  };
  for (const language of ['en', 'fr']) {
    for (const [name, words] of Object.entries(given[language] ?? {})) {
      const own = fileOf(name, language);
      write(own ?? platformFile(renderer, language), own ? words : { [name]: words });
    }
  }
};

if (process.argv[1] === import.meta.filename) addWords(JSON.parse(readFileSync(0, 'utf8')));
