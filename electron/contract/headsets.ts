import { z } from 'zod/mini';
import { ask } from './channel';

/** Vendor and product of a USB device, in hexadecimal: `046d:0ac4`. */
const productShape = z.string().check(z.regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/));

/** What an agent can teach of a headset whose buttons follow no standard. */
export const taughtButtons = ['hook', 'drop', 'mute', 'reject', 'redial'] as const;
export type TaughtButton = (typeof taughtButtons)[number];

const whole = (least: number, most: number) =>
  z.number().check(z.int(), z.minimum(least), z.maximum(most));
const byte = whole(0, 255);

/** Where one button is in the reports of a headset, learned by pressing it. */
const taughtButtonShape = z
  .object({
    button: z.enum(taughtButtons),
    /** Page and usage of the outermost collection whose report it is: `ff43:0202`. */
    collection: productShape,
    reportId: byte,
    /** Counted from the start of the report's data; its number is not part of it. */
    byte: whole(0, 63),
    /** The bits of that byte that are looked at, and what they are while it is pressed or on. */
    mask: whole(1, 255),
    value: byte,
    /**
     * `press`: on while it is held down. `toggle`: each press turns it on or off. `pulse`: each report is one press, and
     * none says that it was let go.
     */
    kind: z.enum(['press', 'toggle', 'pulse']),
  })
  .check(z.refine(({ mask, value }) => (value & ~mask) === 0, { path: ['value'] }));

const isDouble = (all: readonly unknown[], at: number): boolean => all.indexOf(all[at]) !== at;

/** Says of each that stands there a second time which it is. */
const twice =
  <T>(nameOf: (one: T) => unknown, path: string) =>
  ({ value, issues }: z.core.ParsePayload<T[]>) => {
    const names = value.map(nameOf);
    for (const [at, name] of names.entries())
      if (isDouble(names, at))
        issues.push({
          code: 'custom',
          path: [at, path],
          input: name,
          params: { rule: 'twice' },
        });
  };

/** The buttons of one product, as an agent or the IT department taught them. */
export const headsetQuirkShape = z.object({
  product: productShape,
  name: z.optional(z.string().check(z.maxLength(120))),
  buttons: z.array(taughtButtonShape).check(
    z.minLength(1),
    z.maxLength(taughtButtons.length),
    twice(({ button }) => button, 'button'),
  ),
});
export type HeadsetQuirk = z.infer<typeof headsetQuirkShape>;
export type QuirkButton = HeadsetQuirk['buttons'][number];

/** As many as a setting may hold. */
const mostProducts = 50;

export const headsetQuirksShape = z.array(headsetQuirkShape).check(
  z.maxLength(mostProducts),
  twice(({ product }) => product, 'product'),
);

/** What is known of each product, the newer in the place of the older; the others stay as they are. */
export const mergeQuirks = (
  older: readonly HeadsetQuirk[],
  newer: readonly HeadsetQuirk[],
): HeadsetQuirk[] =>
  [...older.filter(({ product }) => !newer.some((one) => one.product === product)), ...newer].slice(
    -mostProducts,
  );

export const headsetChannels = {
  /**
   * Which headsets beside those of the standard the page may use for now: `look`, all that could be one, so that the
   * agent chooses; the product that is being taught; null: none. It ends by itself after a while.
   */
  'headsets.teach': ask(z.union([z.literal('look'), productShape, z.null()]), z.null()),
};
export type HeadsetTeaching = 'look' | (string & {}) | null;
