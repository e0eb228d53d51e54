import type platformWords from './en.json';

/**
 * Words that features bring: `en.json` and `fr.json` in a feature's folder, whose name is their first key. The feature
 * adds their type here where it describes itself (features/case/feature.ts).
 */
// oxlint-disable-next-line typescript/no-empty-interface, typescript/no-empty-object-type -- features fill it
export interface FeatureWords {}

/** Every word of one language. English has the types; a test finds the languages equal. */
export type Catalogue = typeof platformWords & FeatureWords;

const folder = /\/features\/([^/]+)\/[^/]+$/;

/** The words of one language, as they are fetched. */
export interface FetchedWords {
  platform: typeof platformWords;
  /** By their files. */
  features: Readonly<Record<string, unknown>>;
}

/** The platform's words with those of the features, each under its folder's name. */
export const catalogueOf = ({ platform, features }: FetchedWords): Catalogue => {
  const all: typeof platform & Record<string, unknown> = { ...platform };
  for (const [file, words] of Object.entries(features)) {
    const feature = folder.exec(file)?.[1] ?? file;
    if (Object.hasOwn(all, feature)) throw new Error(`two places have words of ${feature}`);
    all[feature] = words;
  }
  return all as typeof all & Catalogue;
};
