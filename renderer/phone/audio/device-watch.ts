import type { DeskBridge, DeviceDecision, DeviceReport } from '@contract';
import type { StoreApi } from 'zustand/vanilla';
import type { Cancel, Clock, Log, Unsubscribe } from '../../kernel';
import type { AudioSnapshot } from './audio-door';
import type { MediaPort, MicrophonePermission } from './audio-ports';
import { type DeviceReading, nothingListed, readDevices, sameReport } from './device-list';

/** In use, a change must be noticed within the second, on a busy machine as well. */
const whenBusy = 300;
const whenIdle = 5_000;

export interface WatchOptions {
  media: MediaPort;
  bridge: Pick<DeskBridge, 'ask' | 'hear'>;
  clock: Clock;
  log: Log;
  store: StoreApi<AudioSnapshot>;
  /** A call rings or runs, or a test: look often. */
  busy: () => boolean;
  /** Other devices than the last time, before main is asked about them. */
  onListed: (report: DeviceReport, before: DeviceReport) => void;
  /** Every time the list was read, before anything is decided about it. */
  onRead: (reading: DeviceReading & { permission: MicrophonePermission; changed: boolean }) => void;
  /** `list`: what main says of a new list; `order`: somebody changed the order. */
  onDecision: (decision: DeviceDecision, by: 'list' | 'order') => void;
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
        options.onDecision(decision, 'order');
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
      this.#options.busy() ? whenBusy : whenIdle,
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
        const before = this.#report;
        this.#report = reading.report;
        store.setState({ devices: reading.shown });
        this.#options.onListed(reading.report, before);
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
    if (answer.ok) this.#options.onDecision(answer.value, 'list');
    else this.#options.log('error', `devices.report: ${answer.code}`);
  }
}
