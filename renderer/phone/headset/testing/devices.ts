import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HidCollection } from '../hid-collection';

/** A real device's report descriptor as browsers give it; `devices.json` names where its bytes were published. */
export interface SampleDevice {
  readonly name: string;
  readonly source: string;
  /** As Chromium reads it on Linux and macOS. */
  readonly chromium: readonly HidCollection[];
  /** As Windows hands it over: one item per usage, no nesting. */
  readonly windows: readonly HidCollection[];
}

/** By vendor and product, in hexadecimal. */
export const sampleDevices = JSON.parse(
  readFileSync(join(import.meta.dirname, 'devices.json'), 'utf8'),
) as Readonly<Record<string, SampleDevice>>;

export const sampleDevice = (id: string): SampleDevice => {
  const device = sampleDevices[id];
  if (!device) throw new Error(`no device ${id}`);
  return device;
};
