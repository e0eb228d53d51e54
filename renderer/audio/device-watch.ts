import type { DeskBridge, DeviceDecision, DeviceReport } from '@contract';
import type { StoreApi } from 'zustand/vanilla';
import type { Cancel, Clock, Log, Unsubscribe } from '../kernel';
import type { AudioSnapshot } from './audio-door';
import type { MediaPort, MicrophonePermission } from './audio-ports';
import {
  type DeviceReading,
  type DeviceRole,
  lostAfter,
  lostFrom,
  nothingListed,
  readDevices,
  sameReport,
} from './device-list';

const everySecond = 1_000;
const whenIdle = 5_000;

export interface WatchOptions {
  media: MediaPort;
  bridge: Pick<DeskBridge, 'ask' | 'hear'>;
  clock: Clock;
  log: Log;
  store: StoreApi<AudioSnapshot>;
  /** A call or a test runs: look every second. */
  busy: () => boolean;
  inUse: () => Record<DeviceRole, boolean>;
  /** Every time the list was read, before anything is decided about it. */
  onRead: (reading: DeviceReading & { permission: MicrophonePermission; changed: boolean }) => void;
  onDecision: (decision: DeviceDecision) => void;
}

/** Notices devices that come and go, tells main, and hears what is to be used. */
export class DeviceWatch {
  readonly #options: WatchOptions;
  readonly #forget: Unsubscribe[];
  #cancel: Cancel | null = null;
  #report: DeviceReport = nothingListed;
  #reported = false;
  #complaint = '';
  #questions = 0;
  #scanning: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #disposed = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#forget = [
      options.media.onDevices(() => void this.scan()),
      options.media.onPermission(() => void this.scan()),
      options.bridge.hear('devices.decided', (decision) => {
        // News from main are newer than an answer that is still under way.
        this.#questions++;
        this.#apply(decision);
      }),
    ];
    void this.scan();
  }

  /** Never rejects, and resolves after a look that began now or later. */
  scan(): Promise<void> {
    if (!this.#scanning) return this.#start();
    this.#next ??= this.#scanning.then(() => {
      this.#next = null;
      return this.#disposed ? undefined : this.#start();
    });
    return this.#next;
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancel?.();
    for (const forget of this.#forget) forget();
  }

  #start(): Promise<void> {
    this.#cancel?.();
    this.#scanning = this.#look().then(() => {
      this.#scanning = null;
      if (!this.#disposed && !this.#next) this.#lookLater();
    });
    return this.#scanning;
  }

  #lookLater(): void {
    this.#cancel = this.#options.clock.after(
      this.#options.busy() ? everySecond : whenIdle,
      () => void this.scan(),
    );
  }

  async #look(): Promise<void> {
    const { media, log, store } = this.#options;
    try {
      const [list, permission] = await Promise.all([media.list(), media.permission()]);
      if (this.#disposed) return;
      const reading = readDevices(list);
      const changed = !sameReport(this.#report, reading.report);
      if (changed) {
        const { decision } = store.getState();
        const lost = lostFrom(decision, reading.report, this.#options.inUse());
        this.#report = reading.report;
        store.setState({ devices: reading.shown, ...(lost ? { lost } : {}) });
      }
      this.#options.onRead({ ...reading, permission, changed });
      if (changed) this.#reported = false;
      if (!this.#reported) await this.#ask();
    } catch (error) {
      // Once, not every second: what fails here mostly fails for good.
      const complaint = String(error);
      if (complaint !== this.#complaint) log('error', `devices not listed: ${complaint}`);
      this.#complaint = complaint;
    }
  }

  async #ask(): Promise<void> {
    const question = ++this.#questions;
    const answer = await this.#options.bridge.ask('devices.report', this.#report);
    if (this.#disposed || question !== this.#questions) return;
    this.#reported = answer.ok;
    if (answer.ok) this.#apply(answer.value);
    else this.#options.log('error', `devices.report: ${answer.code}`);
  }

  #apply(decision: DeviceDecision): void {
    const { store } = this.#options;
    store.setState({ decision, lost: lostAfter(store.getState().lost, decision) });
    this.#options.onDecision(decision);
  }
}
