import type { AudioDevice, DeviceReport } from '@contract';

/** A headset with buttons, as far as its sound devices are found by it. */
export interface NamedHeadset {
  readonly id: string;
  /** Vendor and product in hexadecimal, `0b0e:0c04`. */
  readonly product: string;
  readonly name: string;
}

/** A headset's own sound; null: it has none, or which it is cannot be known. */
export interface HeadsetSound {
  readonly microphone: AudioDevice | null;
  readonly speaker: AudioDevice | null;
}

/** Longer than any name that a system gives; what is longer is not read. */
const longestLabel = 300;

const listed = (words: string): readonly string[] => words.split(' ');

/** Some makers go by two names. */
const makers: ReadonlyMap<string, string> = new Map([
  ...listed(
    'jabra poly epos yealink logitech anker dell microsoft razer hp cisco avaya lenovo apple corsair',
  ).map((maker) => [maker, maker] as const),
  ['gn', 'jabra'],
  ['plantronics', 'poly'],
  ['sennheiser', 'epos'],
]);

/** What systems put around a product's name, and what says nothing of which product it is. */
const around: ReadonlySet<string> = new Set([
  ...listed('default communications par defaut usb audio device headset headphone headphones'),
  ...listed('earphone earphones speaker speakers speakerphone microphone mic micro telephone'),
  ...listed('casque ecouteurs haut parleur parleurs mono stereo input output'),
  ...listed('analog analogique digital numerique iec958'),
]);

/** The USB ids that Chromium adds to a label. */
const idsOf = (label: string): string | null =>
  /\(([0-9a-f]{4}:[0-9a-f]{4})\)\s*$/i.exec(label)?.[1]?.toLowerCase() ?? null;

interface Product {
  makers: readonly string[];
  /** What is left without makers and common words: the product alone. */
  words: string;
}

const productIn = (text: string): Product => {
  const words = text
    // Windows numbers what is plugged in again.
    .replaceAll(/(^|\()\d{1,3}- /g, '$1')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}+]+/u)
    .filter((word) => word !== '');
  return {
    makers: words.flatMap((word) => makers.get(word) ?? []),
    words: words.filter((word) => !makers.has(word) && !around.has(word)).join(' '),
  };
};

/** A name in parentheses after words in whatever language the system speaks. */
const readings = (label: string): readonly Product[] => {
  const inside = label.slice(label.indexOf('(') + 1, label.lastIndexOf(')'));
  return label.includes('(') && label.endsWith(')')
    ? [productIn(label), productIn(inside)]
    : [productIn(label)];
};

const isSame = (one: Product, other: Product): boolean =>
  one.words !== '' &&
  one.words === other.words &&
  (one.makers.length === 0 ||
    other.makers.length === 0 ||
    one.makers.some((maker) => other.makers.includes(maker)));

/**
 * The headset that a sound device of this label belongs to: by the USB ids in the label, else by the product's name,
 * never by its maker alone. Null where there is none, and where there are two of the same product.
 */
export const headsetOf = <H extends NamedHeadset>(
  label: string,
  headsets: readonly H[],
): H | null => {
  if (label.length > longestLabel) return null;
  const ids = idsOf(label);
  const read = ids ? [] : readings(label.trim());
  const fitting = headsets.filter((headset) => {
    if (ids) return headset.product === ids;
    const product = productIn(headset.name.slice(0, longestLabel));
    return read.some((one) => isSame(one, product));
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
};

/** One piece of hardware may be listed by several of its sockets: the first. Two pieces: no guess. */
const onlyOne = (devices: readonly AudioDevice[]): AudioDevice | null => {
  const [first, ...others] = devices;
  if (!first) return null;
  const sameHardware = others.every(({ groupId }) => groupId !== '' && groupId === first.groupId);
  return sameHardware ? first : null;
};

/** What is in the same piece of hardware, whatever its name. */
const otherHalf = (half: AudioDevice | null, list: readonly AudioDevice[]): AudioDevice | null =>
  half && half.groupId !== ''
    ? (list.find(({ groupId }) => groupId === half.groupId) ?? null)
    : null;

/** Which microphone and which speaker are this headset's own. */
export const soundOf = (
  id: string,
  headsets: readonly NamedHeadset[],
  devices: DeviceReport,
): HeadsetSound => {
  const own = (list: readonly AudioDevice[]) =>
    onlyOne(list.filter(({ label }) => headsetOf(label, headsets)?.id === id));
  const microphone = own(devices.microphones);
  const speaker = own(devices.outputs);
  return {
    microphone: microphone ?? otherHalf(speaker, devices.microphones),
    speaker: speaker ?? otherHalf(microphone, devices.outputs),
  };
};
