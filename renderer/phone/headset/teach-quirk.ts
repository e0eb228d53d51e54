import type { HeadsetQuirk, QuirkButton, TaughtButton } from '@contract';
import { hexPair } from '@policy/headset-quirks';
import type { HidCollection } from './hid-collection';
import type { Learned } from './teach-watch';

type Place = Pick<QuirkButton, 'byte' | 'mask' | 'value'>;

const everyBit = 0xff;
const isOneBit = (bits: number): boolean => bits !== 0 && (bits & (bits - 1)) === 0;

/** A byte of bits where each button has one; a byte of codes where one of them takes several. */
const inByte = ({ reportId, byte, on, off }: Learned, all: readonly Learned[]): Place => {
  const beside = all.filter((one) => one.reportId === reportId && one.byte === byte);
  const bits = beside.every((one) => isOneBit(one.on ^ one.off));
  const mask = bits ? on ^ off : everyBit;
  return { byte: byte ?? 0, mask, value: on & mask };
};

/** A report that is said once for each press: the byte that no other button says alike, the last one first. */
const inPulse = (learned: Learned, all: readonly Learned[]): Place | null => {
  const others = all.filter((one) => one !== learned && one.reportId === learned.reportId);
  const own = learned.bytes.flatMap((value, byte) =>
    others.every((one) => one.kind !== 'pulse' || one.bytes[byte] !== value)
      ? [{ byte, mask: everyBit, value }]
      : [],
  );
  return own.findLast(({ value }) => value !== 0) ?? own.at(-1) ?? null;
};

/** Whether two are one and the same button. */
export const isSameButton = (one: Learned, other: Learned): boolean =>
  one.reportId === other.reportId &&
  one.byte === other.byte &&
  (one.byte === null
    ? one.bytes.every((byte, index) => byte === other.bytes[index])
    : one.on === other.on && one.off === other.off);

export type Lessons = Readonly<Partial<Record<TaughtButton, Learned>>>;

/** What was learned, as data; null: nothing. */
export const quirkOf = (
  lessons: Lessons,
  device: { product: string; name: string; collections: readonly HidCollection[] },
): HeadsetQuirk | null => {
  const all = Object.values(lessons);
  const buttons = Object.entries(lessons).flatMap(([button, learned]): QuirkButton[] => {
    const { reportId, kind } = learned;
    const owner = device.collections.find(({ inputReports = [] }) =>
      inputReports.some((report) => (report.reportId ?? 0) === reportId),
    );
    const place = learned.byte === null ? inPulse(learned, all) : inByte(learned, all);
    if (!owner || !place) return [];
    const collection = hexPair(owner.usagePage, owner.usage);
    return [{ button: button as TaughtButton, collection, reportId, ...place, kind }];
  });
  if (buttons.length === 0) return null;
  return { product: device.product, name: device.name.slice(0, 120), buttons };
};
