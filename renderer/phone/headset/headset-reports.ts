import type { HeadsetButton, HeadsetLight, HeadsetMap } from './headset-map';
import { readField } from './report-fields';

/** A button's bits in one report: whether they are set, and whether the device tells presses or a state. */
export interface ButtonReading {
  readonly button: HeadsetButton;
  readonly set: boolean;
  readonly relative: boolean;
}

/** What an input report says; nothing of buttons that are not in it, or that it is too short for. */
export const readButtons = (map: HeadsetMap, reportId: number, data: DataView): ButtonReading[] =>
  (map.buttons.get(reportId) ?? []).flatMap((field) => {
    const value = readField(data, field);
    return value === null
      ? []
      : [{ button: field.button, set: value !== 0, relative: field.relative }];
  });

export type Lights = Readonly<Record<HeadsetLight, boolean>>;

export interface LightReport {
  readonly reportId: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** A headset without a light for mute says it with the one of its microphone. */
const shows = (map: HeadsetMap, lights: Lights): Lights => {
  const all = [...map.lights.values()].flatMap(({ fields }) => fields.map((one) => one.light));
  return { ...lights, microphone: lights.mute && !all.includes('mute') };
};

/**
 * The reports that show these lights, each whole and of exactly its declared length: a device takes what a report
 * leaves out for switched off, and some drop a report of another length.
 */
export const lightReports = (map: HeadsetMap, wanted: Lights): LightReport[] => {
  const lights = shows(map, wanted);
  return [...map.lights].map(([reportId, { bytes, fields }]) => {
    const data = new Uint8Array(bytes);
    for (const { light, bit } of fields)
      if (lights[light]) data[bit >> 3] = (data[bit >> 3] ?? 0) | (1 << (bit & 7));
    return { reportId, data };
  });
};

/** Those of the reports that differ from what was written before. */
export const changedReports = (
  before: readonly LightReport[],
  now: readonly LightReport[],
): LightReport[] =>
  now.filter((one) => {
    const old = before.find((other) => other.reportId === one.reportId);
    return !old || old.data.some((byte, at) => byte !== one.data[at]);
  });
