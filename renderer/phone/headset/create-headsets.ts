import type { HeadsetQuirk } from '@contract';
import { isTeachable } from '@policy/headset-quirks';
import { createStore } from 'zustand/vanilla';
import { type Clock, Listeners, type Log, type Unsubscribe } from '../../kernel';
import { HeadsetOwner } from './headset-owner';
import type { HidDevice, HidPort } from './headset-port';
import type { CallPicture, HeadsetOrder } from './headset-step';
import type { HeadsetTrial } from './headset-trial';
import { isTelephony } from './headset-map';
import type { HeadsetsDoor, HeadsetsSnapshot } from './headsets-door';
import { OneHeadset } from './one-headset';
import { Teaching } from './teaching';

export interface HeadsetsParts {
  readonly port: HidPort;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the calls' side tells the headsets, and hears from them. */
export interface Headsets extends Omit<
  HeadsetsDoor,
  'tryLights' | 'trialPressed' | 'endTrial' | 'onRedial'
> {
  /** Tries a headset without a call; null where it is gone, cannot be opened, or a call is on. */
  tryOut(id: string): HeadsetTrial | null;
  /** Whether the agent wants headset buttons; off: permissions are given back where the browser has them. */
  use(wanted: boolean): void;
  /** What was taught of headsets that follow no standard, by product. */
  quirks(all: readonly HeadsetQuirk[]): void;
  calls(picture: CallPicture): void;
  muted(muted: boolean): void;
  /** The microphone in use, by its label: its headset is the one whose lights follow the calls. */
  speaksInto(label: string | null): void;
  onOrder(listener: (order: HeadsetOrder) => void): Unsubscribe;
  onMute(listener: (muted: boolean) => void): Unsubscribe;
}

/** Windows lists a device's collections one by one: what is of no use yet may be in a moment. */
const lookAgainMs = 500;
const nothingUp: CallPicture = { ringing: false, busy: false, held: false, message: false };

/** What sends reports and is nothing to type with. */
const mayBeTaught = (device: HidDevice): boolean => {
  const collections = device.collections();
  const speaks = collections.some(({ inputReports = [] }) => inputReports.length > 0);
  return speaks && (collections.some(isTelephony) || isTeachable(collections));
};

class HeadsetDesk {
  readonly orders = new Listeners<HeadsetOrder>();
  readonly mutes = new Listeners<boolean>();
  readonly store;
  readonly #parts: HeadsetsParts;
  #all: OneHeadset[] = [];
  #unknown: HidDevice[] = [];
  #quirks: readonly HeadsetQuirk[] = [];
  readonly #teaching: Teaching;
  #wanted = false;
  #looking: Promise<void> = Promise.resolve();
  #picture = nothingUp;
  #muted = false;
  readonly #owner = new HeadsetOwner();
  readonly #busy = new WeakMap<HidDevice, Promise<void>>();

  constructor(parts: HeadsetsParts) {
    this.#parts = parts;
    this.store = createStore<HeadsetsSnapshot>(() => ({
      available: parts.port.available,
      headsets: [],
      unknown: [],
      lesson: null,
      mutedThere: false,
      usedElsewhereAt: null,
    }));
    this.#teaching = new Teaching({
      ...parts,
      after: (device, run) => this.#after(device, run),
      changed: () => this.#show(),
      released: () => this.look(),
    });
    parts.port.onChange(() => this.#lookTwice());
    // What a page before this one was teaching when it crashed is over.
    void parts.port
      .teaching(null)
      .catch((error: unknown) => parts.log('warn', `headsets: ${String(error)}`));
  }

  #lookTwice(): void {
    this.look();
    this.#parts.clock.after(lookAgainMs, () => this.look());
  }

  use(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#lookTwice();
  }

  quirks(all: readonly HeadsetQuirk[]): void {
    if (JSON.stringify(all) === JSON.stringify(this.#quirks)) return;
    this.#quirks = all;
    this.#lookTwice();
  }

  async lookFurther(): Promise<void> {
    await this.#parts.port.teaching('look');
    this.#lookTwice();
    await this.#looking;
  }

  teach(id: string): void {
    const { ringing, busy } = this.#picture;
    const one = this.#all.find(({ device }) => device.id === id);
    const device = one?.device ?? this.#unknown.find((other) => other.id === id);
    if (!device || this.#teaching.view || ringing || busy) return;
    if (one) this.#end(one);
    this.#teaching.start(device);
    this.#all = this.#all.filter((other) => other !== one);
    this.#unknown = this.#unknown.filter((other) => other !== device);
    this.#tell();
  }

  answerLesson(answer: 'skip' | 'again' | 'back'): void {
    this.#teaching.answer(answer);
  }

  endTeaching(): void {
    this.#teaching.end();
    this.#show();
  }

  #quirkOf({ product }: HidDevice): HeadsetQuirk | undefined {
    return this.#quirks.find((one) => one.product === product);
  }

  calls(picture: CallPicture): void {
    this.#picture = picture;
    this.#teaching.calls(picture.busy);
    if (!picture.busy && !picture.ringing) this.#owner.callsOver();
    this.#tell();
  }

  muted(muted: boolean): void {
    this.#muted = muted;
    for (const one of this.#all) one.give({ kind: 'muted', muted });
  }

  speaksInto(label: string | null): void {
    this.#owner.speaksInto(label, this.#able);
    this.#tell();
  }

  prefer(id: string | null): void {
    const chosen = this.#all.find((one) => one.device.id === id);
    if (id !== null && !chosen) return;
    this.#owner.prefer(chosen?.device ?? null);
    this.#tell();
  }

  async choose(): Promise<void> {
    await this.#parts.port.choose();
    this.#lookTwice();
    await this.#looking;
  }

  showLights(id: string): void {
    this.#all.find((one) => one.device.id === id)?.showLights();
  }

  tryOut(id: string): HeadsetTrial | null {
    return this.#all.find((one) => one.device.id === id)?.tryOut() ?? null;
  }

  /** One look after the other, so that no device is opened twice. */
  look(): void {
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error: unknown) => this.#parts.log('warn', `headsets: ${String(error)}`));
  }

  async #look(): Promise<void> {
    const devices = await this.#parts.port.devices();
    if (!this.#wanted) {
      const open = this.#all.splice(0);
      this.#unknown = [];
      if (this.#teaching.view) this.endTeaching();
      this.#tell();
      for (const one of open) this.#end(one);
      for (const device of devices) this.#after(device, () => device.forget());
      return;
    }
    this.#teaching.see(devices);
    const isGone = (one: OneHeadset) =>
      !devices.includes(one.device) || one.isOther(this.#quirkOf(one.device));
    for (const one of this.#all.filter(isGone)) {
      this.#all = this.#all.filter((other) => other !== one);
      this.#end(one);
    }
    const isNew = devices.filter(
      (device) => !this.#teaching.holds(device) && !this.#all.some((one) => one.device === device),
    );
    this.#unknown = [];
    for (const device of isNew) {
      const one = OneHeadset.of(device, this.#partsOf(device), this.#quirkOf(device));
      if (!one) {
        if (mayBeTaught(device)) this.#unknown.push(device);
        continue;
      }
      this.#all.push(one);
      one.give({ kind: 'muted', muted: this.#muted });
      this.#after(device, () => one.open().then(() => this.#tell()));
    }
    this.#tell();
  }

  /** What is asked of one device is done in order; one that hangs keeps no other waiting. */
  #after(device: HidDevice, run: () => Promise<void>): void {
    const done = (this.#busy.get(device) ?? Promise.resolve())
      .then(run)
      .catch((error: unknown) => this.#parts.log('warn', `headset: ${String(error)}`));
    this.#busy.set(device, done);
  }

  #end(one: OneHeadset): void {
    this.#after(one.device, () => one.close());
  }

  #partsOf({ id, product }: HidDevice) {
    const { clock, log } = this.#parts;
    return {
      clock,
      log,
      changed: () => this.#show(),
      order: (order: HeadsetOrder) => {
        // Who declined or hung up there does not talk there.
        if (order === 'answer' || order === 'flash') this.#owner.take({ id, product });
        this.orders.tell(order);
      },
      setMute: (muted: boolean) => this.mutes.tell(muted),
      usedElsewhere: () => this.store.setState({ usedElsewhereAt: clock.now() }),
    };
  }

  get #able(): readonly OneHeadset[] {
    return this.#all.filter((one) => one.usable);
  }

  #tell(): void {
    const used = this.#owner.used(this.#able);
    const { ringing, message } = this.#picture;
    // A headset that is not in use shows that it rings, and may answer.
    const aside: CallPicture = { ringing, busy: false, held: false, message };
    for (const one of this.#all)
      one.give({ kind: 'calls', calls: one === used ? this.#picture : aside });
    this.#show();
  }

  #show(): void {
    const used = this.#owner.used(this.#able);
    this.store.setState({
      headsets: this.#all.map((one) => one.view(one === used)),
      unknown: this.#unknown.map(({ id, name, product }) => ({ id, name, product })),
      lesson: this.#teaching.view,
      mutedThere: used?.mutedThere ?? false,
    });
  }
}

/** Headset buttons and lights over the port. */
export const createHeadsets = (parts: HeadsetsParts): Headsets => {
  const desk = new HeadsetDesk(parts);
  return {
    store: desk.store,
    use: (wanted) => desk.use(wanted),
    calls: (picture) => desk.calls(picture),
    muted: (muted) => desk.muted(muted),
    speaksInto: (label) => desk.speaksInto(label),
    choose: () => desk.choose(),
    prefer: (id) => desk.prefer(id),
    showLights: (id) => desk.showLights(id),
    tryOut: (id) => desk.tryOut(id),
    quirks: (all) => desk.quirks(all),
    lookFurther: () => desk.lookFurther(),
    teach: (id) => desk.teach(id),
    answerLesson: (answer) => desk.answerLesson(answer),
    endTeaching: () => desk.endTeaching(),
    onOrder: (listener) => desk.orders.add(listener),
    onMute: (listener) => desk.mutes.add(listener),
  };
};
