import type { ResolvedSettings } from '@contract';
import type { Interaction } from '../../model/interaction';

/** So many fit on one line of a contact, and in the 500 characters that one attribute may have. */
export const mostTags = 10;
export const longestTag = 40;

/** Under which name a contact keeps them: one a line. */
const place = 'tags.names';

/** As it is kept and shown: composed (Unicode NFC), without what nobody sees, blanks as one. May be empty or too long. */
export const normalised = (text: string): string =>
  text.normalize('NFC').replaceAll(/\s+/gu, ' ').replaceAll(/\p{C}/gu, '').trim();

/** Equal for two writings of one tag: upper and lower case are one, accents are not. */
export const keyOf = (tag: string): string => normalised(tag).toUpperCase().toLowerCase();

const once = (tags: readonly string[]): string[] => {
  const known = new Map<string, string>();
  for (const tag of tags) if (!known.has(keyOf(tag))) known.set(keyOf(tag), tag);
  return [...known.values()];
};

/** All that a contact keeps, also more or longer ones than this desk adds: whatever another desk wrote there. */
export const keptTags = ({ attributes }: Pick<Interaction, 'attributes'>): string[] => {
  const kept: unknown = attributes?.[place];
  if (typeof kept !== 'string') return [];
  return once(
    kept
      .split('\n')
      .map(normalised)
      .filter((tag) => tag !== ''),
  );
};

/** Those of them that are shown, in the order in which they were added. */
export const tagsOf = (row: Pick<Interaction, 'attributes'>): string[] =>
  keptTags(row)
    .filter((tag) => tag.length <= longestTag)
    .slice(0, mostTags);

/** What a contact keeps; none leaves nothing behind. */
export const tagAttributes = (tags: readonly string[]): Record<string, string> => ({
  [place]: tags.join('\n'),
});

/**
 * The list that counts. Where nothing else may be written it is the IT department's alone: one of the agent's own would
 * let everything in.
 */
export const listedTags = (
  settings: Pick<ResolvedSettings, 'tags.list' | 'tags.mayAddOwn'>,
): string[] => {
  const { value, source } = settings['tags.list'];
  const counts = settings['tags.mayAddOwn'].value || source !== 'user';
  return counts ? value.map(normalised) : [];
};

const fold = (text: string): string => keyOf(text).normalize('NFD').replaceAll(/\p{M}/gu, '');

/**
 * Those of `known` that `typed` may become, without the ones that are set: what begins with it first, else in the order
 * of `known`. Accents may be left out.
 */
export const suggested = (
  typed: string,
  known: readonly string[],
  set: readonly string[],
  most: number,
): string[] => {
  const wanted = fold(typed);
  const taken = new Set(set.map(keyOf));
  const fitting = once(known).filter((tag) => !taken.has(keyOf(tag)) && fold(tag).includes(wanted));
  const begins = (tag: string) => (fold(tag).startsWith(wanted) ? 0 : 1);
  return fitting.toSorted((one, other) => begins(one) - begins(other)).slice(0, most);
};

export interface TagCount {
  tag: string;
  count: number;
}

/** How often each tag is there, the most frequent first. */
export const countTags = (rows: readonly Pick<Interaction, 'attributes'>[]): TagCount[] => {
  const counts = new Map<string, TagCount>();
  for (const tag of rows.flatMap(tagsOf)) {
    const known = counts.get(keyOf(tag));
    if (known) known.count += 1;
    else counts.set(keyOf(tag), { tag, count: 1 });
  }
  return [...counts.values()].toSorted(
    (one, other) => other.count - one.count || one.tag.localeCompare(other.tag),
  );
};

/** Whether a contact has all of these. */
export const hasAll =
  (tags: readonly string[]) =>
  (row: Pick<Interaction, 'attributes'>): boolean => {
    const own = new Set(tagsOf(row).map(keyOf));
    return tags.every((tag) => own.has(keyOf(tag)));
  };
