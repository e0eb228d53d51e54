import type { HeadsetQuirk } from '@contract';

interface Collection {
  usagePage?: number | undefined;
  usage?: number | undefined;
}

const telephony = 0x0b;
const consumer = 0x0c;
const firstVendorPage = 0xff00;

/** Telephony, media keys and what a maker adds: no keyboard, no mouse, no security key (page 0xF1D0), nothing else. */
const isHarmless = ({ usagePage = 0 }: Collection): boolean =>
  usagePage === telephony || usagePage === consumer || usagePage >= firstVendorPage;

/** Whether something could be a headset whose buttons are to be learned: every one of its collections must be harmless. */
export const isTeachable = (collections: readonly Collection[]): boolean =>
  collections.length > 0 && collections.every(isHarmless);

const hex = (value: number | undefined): string => (value ?? 0).toString(16).padStart(4, '0');

/** Vendor and product, or page and usage, as a quirk writes them. */
export const hexPair = (first: number | undefined, second: number | undefined): string =>
  `${hex(first)}:${hex(second)}`;

/** Whether a quirk names this product and one of these collections. */
export const isNamedBy = (
  quirks: readonly HeadsetQuirk[],
  product: string,
  collections: readonly Collection[],
): boolean => {
  const there = new Set(collections.map(({ usagePage, usage }) => hexPair(usagePage, usage)));
  return quirks.some(
    (quirk) =>
      quirk.product === product && quirk.buttons.some(({ collection }) => there.has(collection)),
  );
};
