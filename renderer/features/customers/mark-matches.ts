/** A stretch of text, and whether the query found it. */
export interface Stretch {
  text: string;
  hit: boolean;
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Folds letter by letter, so that positions in the folded text are positions in the shown one. */
const foldedLetters = (text: string): string[] => Array.from(text, fold);

const findWord = (letters: string[], word: string, found: boolean[]): void => {
  const text = letters.join('');
  const starts: number[] = [];
  letters.reduce((at, letter, index) => {
    for (let step = 0; step < letter.length; step += 1) starts[at + step] = index;
    return at + letter.length;
  }, 0);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const before = letters[(starts[at] ?? 0) - 1];
    // Names are typed from their beginning: the middle of a word is underlined only for long queries.
    if (word.length < 3 && before !== undefined && /[\p{L}\p{N}]/u.test(before)) continue;
    for (let step = 0; step < word.length; step += 1) found[starts[at + step] ?? 0] = true;
  }
};

const findDigits = (letters: string[], digits: string, found: boolean[]): void => {
  const places = letters.flatMap((letter, index) => (/\d/.test(letter) ? [index] : []));
  const text = places.map((place) => letters[place]).join('');
  const at = text.indexOf(digits);
  const first = places[at];
  const last = places[at + digits.length - 1];
  if (at < 0 || first === undefined || last === undefined) return;
  for (let index = first; index <= last; index += 1) found[index] = true;
};

/** Cuts a text into stretches, the found ones marked. Accents, case and the spaces of numbers do not count. */
export const markMatches = (text: string, query: string): Stretch[] => {
  const letters = foldedLetters(text);
  const found: boolean[] = letters.map(() => false);
  const digits = query.replace(/\D/g, '');
  // A number in international form ends like its national form.
  const national = digits.replace(/^(?:00)?33/, '').replace(/^0/, '');
  if (/^[\d\s.+()/-]+$/.test(query.trim()) && digits.length >= 2) {
    findDigits(letters, digits, found);
    if (!found.includes(true) && national.length >= 4) findDigits(letters, national, found);
  } else {
    for (const word of fold(query).split(/[\s,;]+/)) if (word) findWord(letters, word, found);
  }
  const stretches: Stretch[] = [];
  Array.from(text).forEach((letter, index) => {
    const hit = found[index] ?? false;
    const last = stretches.at(-1);
    if (last && last.hit === hit) last.text += letter;
    else stretches.push({ text: letter, hit });
  });
  return stretches;
};
