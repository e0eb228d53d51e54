import type { HeadsetQuirk, QuirkButton } from '@contract';
import { hexPair } from '@policy/headset-quirks';
import { type HeadsetButton, type HeadsetMap, mapHeadset } from './headset-map';
import type { HidDevice } from './headset-port';
import type { ButtonReading } from './headset-reports';
import type { HidCollection } from './hid-collection';

// Buttons that no descriptor explains: where they are was learned by pressing them.

/** Reports of one press that is said several times, for instance once by each side of a wireless link. */
const pulseMs = 200;

/** By button: whether it was on when it was last said, and when that was. */
export type TaughtMemory = Readonly<Partial<Record<HeadsetButton, { on: boolean; at: number }>>>;

const declares = (collections: readonly HidCollection[], { collection, reportId }: QuirkButton) =>
  collections.some(
    ({ usagePage, usage, inputReports }) =>
      hexPair(usagePage, usage) === collection &&
      (inputReports ?? []).some((report) => (report.reportId ?? 0) === reportId),
  );

/** What a quirk says of this very device: nothing where it is for another product, or for a collection that is not there. */
export const taughtHere = (
  quirk: HeadsetQuirk | undefined,
  product: string,
  collections: readonly HidCollection[],
): readonly QuirkButton[] =>
  quirk?.product === product ? quirk.buttons.filter((one) => declares(collections, one)) : [];

/** What is known of a device: its descriptor, and what was taught of its product. */
export const mapOf = (
  device: Pick<HidDevice, 'product' | 'collections'>,
  quirk: HeadsetQuirk | undefined,
): HeadsetMap | null => {
  const collections = device.collections();
  return mapHeadset(collections, taughtHere(quirk, device.product, collections));
};

const isOn = ({ byte, mask, value }: QuirkButton, data: DataView): boolean | null =>
  byte < data.byteLength ? (data.getUint8(byte) & mask) === value : null;

/** What an input report says of the taught buttons; nothing of those it is too short for. */
export const readTaught = (
  taught: readonly QuirkButton[],
  report: { reportId: number; data: DataView; at: number },
  before: TaughtMemory,
): { buttons: ButtonReading[]; memory: TaughtMemory } => {
  const buttons: ButtonReading[] = [];
  const memory: Partial<Record<HeadsetButton, { on: boolean; at: number }>> = { ...before };
  for (const one of taught) {
    if (one.reportId !== report.reportId) continue;
    const on = isOn(one, report.data);
    if (on === null) continue;
    const { button, kind } = one;
    const last = before[button];
    memory[button] = { on, at: on || !last ? report.at : last.at };
    if (kind === 'toggle') buttons.push({ button, set: on, relative: false });
    else {
      const again = kind === 'pulse' ? report.at - (last?.at ?? -Infinity) < pulseMs : last?.on;
      buttons.push({ button, set: on && !again, relative: true });
    }
  }
  return { buttons, memory };
};
