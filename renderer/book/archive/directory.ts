import type { Customer } from '../../model/customer';
import type { SearchHit } from '../customers/book-port';
import { filingKeys } from '../customers/match';
import { splitE164 } from '../../model/numbers';

type Field = SearchHit['field'];
const fields = ['name', 'company', 'phone', 'email', 'tag', 'city', 'note'] as const;
const weights: Readonly<Record<Field, number>> = {
  name: 9,
  company: 7,
  phone: 8,
  email: 5,
  tag: 4,
  city: 4,
  note: 1,
};

/** Text without accents, ligatures and case, for comparing what was typed with what is written. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l');

const words = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What the directory keeps of one customer. */
export interface DirectoryEntry {
  id: string;
  sortKey: string;
  tokens: [text: string, field: Field][];
  filed: string[];
  /** Every writing of every number, each after a space. */
  digits: string;
}

export const entryOf = (customer: Customer): DirectoryEntry => {
  const tokens = new Map<string, [string, Field]>();
  const add = (field: Field, text: string) => {
    for (const word of words(text)) tokens.set(`${field}:${word}`, [word, field]);
  };
  add('name', `${customer.givenName} ${customer.familyName}`);
  add('company', customer.company);
  for (const email of customer.emails) add('email', email);
  for (const tag of customer.tags) add('tag', tag);
  add('city', `${customer.city} ${customer.address}`);
  add('note', customer.note);
  const writings = customer.phones.flatMap(({ e164, written }) =>
    e164 ? [e164.slice(1), `0${splitE164(e164).national}`] : [written.replace(/\D/g, '')],
  );
  return {
    id: customer.id,
    sortKey: fold(`${customer.familyName} ${customer.givenName} ${customer.company}`).trim(),
    tokens: [...tokens.values()],
    filed: customer.phones.flatMap(filingKeys),
    digits: writings.map((one) => ` ${one}`).join(''),
  };
};

/** The words of a query; neighbouring groups of digits are one number. */
export const queryWords = (query: string): string[] =>
  words(
    query.replace(/\+?\d[\d\s().\-/]*/g, (run) => ` ${run.replace(/\D/g, '').replace(/^00/, '')} `),
  );

const digitsMatch = (digits: string, word: string): boolean =>
  digits.includes(word.length < 4 ? ` ${word}` : word);

interface Tables {
  entries: DirectoryEntry[];
  tokens: string[];
  starts: Uint32Array;
  /** Place of the customer times eight, plus the field. */
  postings: Uint32Array;
  phones: Map<string, number[]>;
}

const tabulate = (unsorted: readonly DirectoryEntry[]): Tables => {
  const entries = unsorted.toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  const byToken = new Map<string, number[]>();
  const phones = new Map<string, number[]>();
  const file = <K>(map: Map<K, number[]>, key: K, place: number) => {
    const known = map.get(key);
    if (known) known.push(place);
    else map.set(key, [place]);
  };
  for (const [place, entry] of entries.entries()) {
    for (const [text, field] of entry.tokens)
      file(byToken, text, place * 8 + fields.indexOf(field));
    for (const key of entry.filed) file(phones, key, place);
  }
  const tokens = [...byToken.keys()].toSorted();
  const starts = new Uint32Array(tokens.length + 1);
  for (const [at, token] of tokens.entries()) {
    starts[at + 1] = (starts[at] ?? 0) + (byToken.get(token)?.length ?? 0);
  }
  const postings = new Uint32Array(starts.at(-1) ?? 0);
  for (const [at, token] of tokens.entries()) postings.set(byToken.get(token) ?? [], starts[at]);
  return { entries, tokens, starts, postings, phones };
};

const firstFrom = (tokens: readonly string[], word: string): number => {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Score times eight, plus the field, of the best place where a word stands; 0: nowhere. */
const scoreAll = (tables: Tables, word: string): Uint16Array => {
  const { entries, tokens, starts, postings } = tables;
  const scores = new Uint16Array(entries.length);
  const note = (place: number, field: number, exact: boolean) => {
    const score = (weights[fields[field] ?? 'note'] * 2 + (exact ? 1 : 0)) * 8 + field;
    if (score > (scores[place] ?? 0)) scores[place] = score;
  };
  for (let at = firstFrom(tokens, word); tokens[at]?.startsWith(word); at++) {
    const exact = tokens[at] === word;
    for (let each = starts[at] ?? 0; each < (starts[at + 1] ?? 0); each++) {
      const posting = postings[each] ?? 0;
      note(posting >> 3, posting & 7, exact);
    }
  }
  if (/^\d{2,}$/.test(word)) {
    for (const [place, { digits }] of entries.entries()) {
      if (digitsMatch(digits, word))
        note(place, fields.indexOf('phone'), digits.includes(` ${word}`));
    }
  }
  return scores;
};

const searchTables = (tables: Tables, asked: readonly string[]) => {
  const size = tables.entries.length;
  const total = new Uint32Array(size).fill(1);
  const field = new Uint8Array(size);
  const best = new Uint16Array(size);
  for (const word of asked) {
    const scores = scoreAll(tables, word);
    for (let place = 0; place < size; place++) {
      const score = scores[place] ?? 0;
      total[place] = score === 0 || total[place] === 0 ? 0 : (total[place] ?? 0) + (score >> 3);
      if (score > (best[place] ?? 0)) {
        best[place] = score;
        field[place] = score & 7;
      }
    }
  }
  const found: { id: string; score: number; sortKey: string; field: Field }[] = [];
  for (const [place, entry] of tables.entries.entries()) {
    const score = total[place] ?? 0;
    if (score > 0) {
      const { id, sortKey } = entry;
      found.push({ id, score, sortKey, field: fields[field[place] ?? 0] ?? 'name' });
    }
  }
  return found;
};

export type DirectoryHit = { id: string; field: Field };

/**
 * Who is in the book, in memory: words and numbers of every customer, for search as you type and for the
 * ringing number. Changes lie in a small second table until the next build.
 */
export const createDirectory = (all: readonly DirectoryEntry[]) => {
  const built = tabulate(all);
  const changed = new Map<string, DirectoryEntry | null>();
  let small: Tables | null = null;
  const overlay = (): Tables =>
    (small ??= tabulate([...changed.values()].filter((entry) => entry !== null)));
  return {
    set: (entry: DirectoryEntry): void => {
      changed.set(entry.id, entry);
      small = null;
    },
    remove: (id: string): void => {
      changed.set(id, null);
      small = null;
    },
    changes: (): number => changed.size,
    byPhone: (keys: readonly string[]): string[] => {
      const found = new Set<string>();
      for (const key of keys) {
        for (const place of built.phones.get(key) ?? []) {
          const id = built.entries[place]?.id;
          if (id !== undefined && !changed.has(id)) found.add(id);
        }
        for (const place of overlay().phones.get(key) ?? []) {
          const id = overlay().entries[place]?.id;
          if (id !== undefined) found.add(id);
        }
      }
      return [...found];
    },
    search: (query: string, limit: number): DirectoryHit[] => {
      const asked = queryWords(query);
      if (asked.length === 0) return [];
      const found = [
        ...searchTables(built, asked).filter(({ id }) => !changed.has(id)),
        ...searchTables(overlay(), asked),
      ];
      return found
        .toSorted((a, b) => b.score - a.score || (a.sortKey < b.sortKey ? -1 : 1))
        .slice(0, limit)
        .map(({ id, field }) => ({ id, field }));
    },
  };
};

export type Directory = ReturnType<typeof createDirectory>;
