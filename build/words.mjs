// Adds or changes words in both catalogues at once: node build/words.mjs < words.json
// with { "en": { "calls": { "hangUp": "Hang up" } }, "fr": { "calls": { "hangUp": "Raccrocher" } } }.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

const merge = (into, from) => {
  for (const [key, value] of Object.entries(from)) {
    if (value === null) delete into[key];
    else if (typeof value === 'object') into[key] = merge(into[key] ?? {}, value);
    else into[key] = value;
  }
  return Object.fromEntries(Object.entries(into).toSorted(([a], [b]) => a.localeCompare(b)));
};

const words = JSON.parse(readFileSync(0, 'utf8'));
for (const language of ['en', 'fr']) {
  const file = new URL(`../renderer/platform/i18n/${language}.json`, import.meta.url);
  const merged = merge(JSON.parse(readFileSync(file, 'utf8')), words[language] ?? {});
  const next = new URL(`${file.href}.new`);
  writeFileSync(next, `${JSON.stringify(merged, null, 2)}\n`);
  renameSync(next, file);
}
