/// <reference types="w3c-web-hid" />
import type { HeadsetTeaching } from '@contract';
import { type Log, Listeners } from '../../../kernel';
import { hexPair } from '@policy/headset-quirks';
import type { HidDevice, HidPort } from '../headset-port';

/** Telephony headsets alone (USB HID Usage Tables, page 0x0B, usage 0x05). */
const filters = [{ usagePage: 0x0b, usage: 0x05 }];

export interface WebHidParts {
  readonly log: Log;
  /**
   * Whether there is a permission to give back. On the desktop nobody was asked, and a device that was forgotten
   * could not be opened again before it is plugged in anew.
   */
  readonly forgets: boolean;
  /** Tells the desktop what is taught; a browser asks the agent by itself. */
  readonly teaching: (what: HeadsetTeaching) => Promise<unknown>;
}

const wrap = (device: HIDDevice, id: string, { log, forgets }: WebHidParts): HidDevice => ({
  id,
  product: hexPair(device.vendorId, device.productId),
  name: device.productName.trim() || hexPair(device.vendorId, device.productId),
  collections: () => device.collections,
  open: async () => {
    try {
      if (!device.opened) await device.open();
      return true;
    } catch (error) {
      log('warn', `headset: not opened: ${String(error)}`);
      return false;
    }
  },
  write: async ({ reportId, data }) => {
    try {
      await device.sendReport(reportId, data);
      return true;
    } catch {
      return false;
    }
  },
  onReport: (listener) => {
    const hear = ({ reportId, data }: HIDInputReportEvent) => listener(reportId, data);
    device.addEventListener('inputreport', hear);
    return () => device.removeEventListener('inputreport', hear);
  },
  close: async () => {
    try {
      await device.close();
    } catch (error) {
      log('info', `headset: closed already: ${String(error)}`);
    }
  },
  forget: () => (forgets ? device.forget() : Promise.resolve()),
});

/** Headsets as the browser gives them (WebHID). In a browser without it there are none. */
export const createWebHid = (parts: WebHidParts): HidPort => {
  // Left out in pages that are not secure, and in browsers that do not have it.
  const hid = (navigator as { hid?: HID }).hid ?? null;
  const known = new WeakMap<HIDDevice, HidDevice>();
  const changes = new Listeners<void>();
  let count = 0;
  hid?.addEventListener('connect', () => changes.tell());
  hid?.addEventListener('disconnect', () => changes.tell());
  return {
    available: hid !== null,
    devices: async () =>
      ((await hid?.getDevices()) ?? []).map((device) => {
        const one = known.get(device) ?? wrap(device, `headset-${++count}`, parts);
        known.set(device, one);
        return one;
      }),
    choose: async () => {
      await hid?.requestDevice({ filters });
    },
    teaching: async (what) => {
      await parts.teaching(what);
      // Everything that browsers let a page use at all: a maker's own pages cannot be listed.
      if (what === 'look' && parts.forgets) await hid?.requestDevice({ filters: [] });
    },
    onChange: (listener) => changes.add(listener),
  };
};
