/**
 * What is never shown of a text from the network: controls, what turns the direction of writing, what has
 * no width, tags, and stray halves of characters. A name may then lie, but not about what it is.
 */
const unseen = new RegExp(
  [
    '\\p{Cc}|\\p{Cf}|\\p{Cs}|\\p{Cn}|\\p{Zl}|\\p{Zp}',
    // Blank letters and variation selectors: assigned, but without a shape of their own.
    '[\\u{115f}\\u{1160}\\u{17b4}\\u{17b5}\\u{180b}-\\u{180f}\\u{3164}\\u{fe00}-\\u{fe0f}\\u{ffa0}\\u{fffc}]',
    '[\\u{e0000}-\\u{e0fff}]',
  ].join('|'),
  'gu',
);
/** Marks piled on one letter grow over the lines above and below. */
const piledMarks = /(\p{M}{2})\p{M}+/gu;

/** A text from the network as it may be shown: one line, at most `longest` characters, never markup. */
export const cleanText = (raw: string, longest = 80): string => {
  const text = raw
    .slice(0, longest * 20)
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(unseen, '')
    .normalize('NFC')
    .replace(piledMarks, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  return `${characters.slice(0, longest - 1).join('')}…`;
};
