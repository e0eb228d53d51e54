import type { HeadsetTeaching } from '@contract';
import type { Unsubscribe } from '../../kernel';
import type { HidCollection } from './hid-collection';
import type { LightReport } from './headset-reports';

/** One plugged-in device that the page may use. The same object as long as it stays plugged in. */
export interface HidDevice {
  /** Of this plugging alone. */
  readonly id: string;
  /** The same for each device of this product: vendor and product in hexadecimal. */
  readonly product: string;
  readonly name: string;
  /** As the browser knows it now: the list may be incomplete at first and grow without a word. */
  collections(): readonly HidCollection[];
  /** False where the system refuses. */
  open(): Promise<boolean>;
  /** False where it cannot be written to. */
  write(report: LightReport): Promise<boolean>;
  onReport(listener: (reportId: number, data: DataView) => void): Unsubscribe;
  close(): Promise<void>;
  /** The permission is given back. */
  forget(): Promise<void>;
}

export interface HidPort {
  /** Whether the browser has WebHID at all. */
  readonly available: boolean;
  /** Plugged-in devices that may be used. */
  devices(): Promise<readonly HidDevice[]>;
  /** Asks the agent which may be used; answers when they have chosen. Needs a click or a key. */
  choose(): Promise<void>;
  /** What may be used beside headsets of the standard, while one is taught. `look` may ask the agent. */
  teaching(what: HeadsetTeaching): Promise<void>;
  /** Something was plugged in or pulled out. */
  onChange(listener: () => void): Unsubscribe;
}
