import type { HeadsetTeaching } from '@contract';
import { Listeners } from '../../../kernel';
import type { HidDevice, HidPort } from '../headset-port';
import { sampleDevice } from './devices';

/** A plugged-in device whose reports are said by the test, and whose lights it reads. */
export interface FakeDevice extends HidDevice {
  report(reportId: number, ...bytes: number[]): void;
  /** What was written last, by report. */
  readonly shown: ReadonlyMap<number, string>;
  /** Everything that was written, in order: `report:bytes`. */
  readonly written: readonly string[];
  writable: boolean;
  openable: boolean;
  readonly opened: boolean;
  readonly forgotten: boolean;
}

let count = 0;

export const fakeDevice = (id: string): FakeDevice => {
  const sample = sampleDevice(id);
  const reports = new Listeners<[number, DataView]>();
  const written: string[] = [];
  const shown = new Map<number, string>();
  const device = {
    id: `fake-${++count}`,
    product: id.replace('-', ':'),
    name: sample.name,
    writable: true,
    openable: true,
    opened: false,
    forgotten: false,
    written,
    shown,
    collections: () => sample.chromium,
    open: () => {
      // As browsers have it: what was forgotten stays shut until it is chosen anew.
      device.opened = device.openable && !device.forgotten;
      return Promise.resolve(device.opened);
    },
    write: ({ reportId, data }: { reportId: number; data: Uint8Array }) => {
      if (!device.writable) return Promise.resolve(false);
      written.push(`${reportId}:${data.join(',')}`);
      shown.set(reportId, data.join(','));
      return Promise.resolve(true);
    },
    onReport: (listener: (reportId: number, data: DataView) => void) =>
      reports.add(([reportId, data]) => listener(reportId, data)),
    report: (reportId: number, ...bytes: number[]) =>
      reports.tell([reportId, new DataView(new Uint8Array(bytes).buffer)]),
    close: () => {
      device.opened = false;
      return Promise.resolve();
    },
    forget: () => {
      device.forgotten = true;
      return Promise.resolve();
    },
  };
  return device;
};

export interface FakeHid extends HidPort {
  /** What the page asked to be allowed to teach, in order. */
  readonly taught: readonly HeadsetTeaching[];
  plug(device: HidDevice): void;
  unplug(device: HidDevice): void;
}

export const fakeHid = (available = true): FakeHid => {
  const changes = new Listeners<void>();
  const taught: HeadsetTeaching[] = [];
  let plugged: HidDevice[] = [];
  return {
    available,
    devices: () => Promise.resolve([...plugged]),
    choose: () => {
      for (const device of plugged) Object.assign(device, { forgotten: false });
      return Promise.resolve();
    },
    taught,
    teaching: (what) => {
      taught.push(what);
      return Promise.resolve();
    },
    onChange: (listener) => changes.add(listener),
    plug: (device) => {
      plugged.push(device);
      changes.tell();
    },
    unplug: (device) => {
      plugged = plugged.filter((one) => one !== device);
      changes.tell();
    },
  };
};
