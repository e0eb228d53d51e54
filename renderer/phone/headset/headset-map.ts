import type { QuirkButton } from '@contract';
import { type HeadsetButton, type HeadsetLight } from './headset-names';
import type { HidCollection } from './hid-collection';
import { layoutsOf, type ReportField, type ReportLayout } from './report-fields';

export * from './headset-names';

export interface ButtonField extends ReportField {
  readonly button: HeadsetButton;
}

export interface LightField extends ReportField {
  readonly light: HeadsetLight;
}

export interface HeadsetMap {
  /** By report: where its buttons are that its descriptor names. */
  readonly buttons: ReadonlyMap<number, readonly ButtonField[]>;
  /** By report: where its lights are, and how long the report is. */
  readonly lights: ReadonlyMap<number, { bytes: number; fields: readonly LightField[] }>;
  /** Where the buttons are that were learned; none of them is among those above. */
  readonly taught: readonly QuirkButton[];
}

const buttonUsages: ReadonlyMap<number, HeadsetButton> = new Map([
  [0x0b0020, 'hook'],
  [0x0b0021, 'flash'],
  [0x0b0024, 'redial'],
  [0x0b0026, 'drop'],
  [0x0b002f, 'mute'],
  // One button under three names: parsers differ in which page a usage belongs to.
  [0x090007, 'reject'],
  [0x0b0007, 'reject'],
  [0x090001, 'reject'],
  [0x0c00e9, 'volumeUp'],
  [0x0c00ea, 'volumeDown'],
]);

const lightUsages: ReadonlyMap<number, HeadsetLight> = new Map([
  [0x080017, 'offHook'],
  [0x080009, 'mute'],
  [0x080018, 'ring'],
  [0x080019, 'message'],
  [0x08001e, 'speaker'],
  [0x080020, 'hold'],
  [0x080021, 'microphone'],
  [0x08002a, 'online'],
  [0x0b009e, 'ringer'],
]);

const telephony = 0x0b;
const headset = 0x05;

/** A top-level collection of a telephony headset: the only one that is read and written. */
export const isTelephony = ({ usagePage, usage }: HidCollection): boolean =>
  usagePage === telephony && usage === headset;

const buttonOf = (field: ReportField): HeadsetButton | null => {
  const single = buttonUsages.get(field.usage);
  if (single) return field.names ? null : single;
  return null;
};

/** The same button may stand twice, for instance pressed and long pressed: the first is the button. */
const withoutDoubles = (
  layouts: readonly ReportLayout[],
  taught: readonly QuirkButton[],
): Map<number, ButtonField[]> => {
  // What was taught is instead of what the descriptor says.
  const seen = new Set<HeadsetButton>(taught.map((one) => one.button));
  const buttons = new Map<number, ButtonField[]>();
  for (const { reportId, fields } of layouts) {
    for (const field of fields) {
      const button = buttonOf(field);
      if (!button || seen.has(button)) continue;
      seen.add(button);
      buttons.set(reportId, [...(buttons.get(reportId) ?? []), { ...field, button }]);
    }
  }
  return buttons;
};

/**
 * Where the buttons and lights of a headset are, read from what the browser says of its reports: no list of
 * products. `taught` completes it and goes before it. Null where there is neither a telephony collection nor anything
 * taught.
 */
export const mapHeadset = (
  collections: readonly HidCollection[],
  taught: readonly QuirkButton[] = [],
): HeadsetMap | null => {
  const own = collections.filter(isTelephony);
  if (own.length === 0 && taught.length === 0) return null;
  const lights = new Map<number, { bytes: number; fields: LightField[] }>();
  for (const { reportId, fields, bytes } of layoutsOf(own, 'outputReports')) {
    const shown = fields.flatMap((field): LightField[] => {
      const light = field.size === 1 ? lightUsages.get(field.usage) : undefined;
      return light ? [{ ...field, light }] : [];
    });
    if (shown.length > 0) lights.set(reportId, { bytes, fields: shown });
  }
  return { buttons: withoutDoubles(layoutsOf(own, 'inputReports'), taught), lights, taught };
};

/** Every button of it, each once. */
export const buttonsOf = ({ buttons, taught }: HeadsetMap): HeadsetButton[] => [
  ...[...buttons.values()].flat().map((one) => one.button),
  ...taught.map((one) => one.button),
];

const hasLight = (map: HeadsetMap, light: HeadsetLight): boolean =>
  [...map.lights.values()].some(({ fields }) => fields.some((one) => one.light === light));
const isTaught = (map: HeadsetMap, button: HeadsetButton): boolean =>
  map.taught.some((one) => one.button === button);

/** It cannot be told that a call is up, and its hook keeps a state: that state says nothing of the desk's calls. */
export const keepsOwnHook = (map: HeadsetMap): boolean =>
  !hasLight(map, 'offHook') &&
  map.taught.some(({ button, kind }) => button === 'hook' && kind === 'toggle');

/**
 * What the headset can do for calls. `calls`: it answers and hangs up, and can be told that a call is up, without
 * which many keep their microphone shut. `mute`: its mute button alone. `none`: nothing that could be relied on.
 * A button that was taught was seen to work, also where no light goes with it.
 */
export const powersOf = (map: HeadsetMap | null): 'calls' | 'mute' | 'none' => {
  if (!map) return 'none';
  const buttons = buttonsOf(map);
  const works = (button: HeadsetButton, light: HeadsetLight): boolean =>
    buttons.includes(button) && (hasLight(map, light) || isTaught(map, button));
  if (works('hook', 'offHook')) return 'calls';
  return works('mute', 'mute') ? 'mute' : 'none';
};
