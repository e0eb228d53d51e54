import type { AudioDevice, DeviceReport } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type HeadsetSound, type NamedHeadset, soundOf } from './headset-devices';
import { doorKey } from '../../kernel';

type Role = keyof HeadsetSound;
const roles = ['microphone', 'speaker'] as const satisfies readonly Role[];

/**
 * What a choice of headset did to its sound. `fixed`: the IT department says which is used; `unknown`: the headset
 * has none, or which it is cannot be told; `failed`: it could not be written down.
 */
export type Following = 'follows' | 'stays' | 'fixed' | 'unknown' | 'failed';

/** What was done when the agent chose a headset, to be said once and taken back. */
export interface HeadsetChosen extends Readonly<Record<Role, Following>> {
  readonly id: string;
  readonly name: string;
}

/** Chooses a headset with its microphone and its speaker. */
export interface HeadsetSoundDoor {
  readonly store: Pick<
    StoreApi<{ chosen: HeadsetChosen | null }>,
    'getState' | 'subscribe' | 'getInitialState'
  >;
  /** Its buttons, its lights, and its sound where it is known and nothing is fixed. */
  take(id: string): Promise<void>;
  /** What the last choice changed is as it was; what was changed since stays. */
  undo(): Promise<void>;
}

/** The order of one role: labels, the first choice first. */
export interface SoundOrder {
  readonly labels: readonly string[];
  readonly locked: boolean;
  /** The agent's own; otherwise it is proposed by the IT department or the default. */
  readonly own: boolean;
}

export type Orders = Readonly<Partial<Record<Role, readonly string[] | null>>>;

export interface HeadsetSoundPort {
  headsets(): readonly (NamedHeadset & { readonly used: boolean })[];
  devices(): DeviceReport;
  inUse(role: Role): AudioDevice | null;
  order(role: Role): SoundOrder;
  /** Null gives the order back. False: it could not be written. */
  write(orders: Orders): Promise<boolean>;
  /** For a call that is on; without one it does nothing. */
  continueWith(microphone: string): void;
  prefer(id: string | null): void;
}

interface Before {
  readonly headset: string | null;
  readonly microphone: AudioDevice | null;
  /** What was written, and what stood there. */
  readonly orders: Readonly<
    Partial<Record<Role, { readonly written: readonly string[]; readonly was: SoundOrder }>>
  >;
}

const sameLabels = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((label, index) => label === other[index]);

/** What is to happen to one role. */
const followingOf = (
  device: AudioDevice | null,
  { labels, locked }: SoundOrder,
  inUse: AudioDevice | null,
): Following => {
  if (!device) return 'unknown';
  const used = inUse?.label === device.label;
  if (locked) return used ? 'stays' : 'fixed';
  return used && labels[0] === device.label ? 'stays' : 'follows';
};

class HeadsetSoundFlow implements HeadsetSoundDoor {
  readonly store = createStore<{ chosen: HeadsetChosen | null }>(() => ({ chosen: null }));
  readonly #port: HeadsetSoundPort;
  #before: Before | null = null;

  constructor(port: HeadsetSoundPort) {
    this.#port = port;
  }

  async take(id: string): Promise<void> {
    const port = this.#port;
    const headsets = port.headsets();
    const headset = headsets.find((one) => one.id === id);
    if (!headset) return;
    const sound = soundOf(id, headsets, port.devices());
    const inUse = { microphone: port.inUse('microphone'), speaker: port.inUse('speaker') };
    const following = (role: Role) => followingOf(sound[role], port.order(role), inUse[role]);
    const chosen = { microphone: following('microphone'), speaker: following('speaker') };
    const followers = roles.filter((role) => chosen[role] === 'follows');
    const orders = Object.fromEntries(
      followers.map((role) => {
        const was = port.order(role);
        const label = sound[role]?.label ?? '';
        // Taken again as soon as it is plugged in: at the head of the order, and the others after it.
        const written = [label, ...was.labels.filter((one) => one !== label)];
        return [role, { written, was }];
      }),
    ) as Before['orders'];
    this.#before = {
      headset: headsets.find((one) => one.used)?.id ?? null,
      microphone: inUse.microphone,
      orders,
    };
    // At once for the call that is on, and from now on by the order.
    if (chosen.microphone === 'follows' && sound.microphone) port.continueWith(sound.microphone.id);
    port.prefer(id);
    const written = Object.fromEntries(
      followers.map((role) => [role, orders[role]?.written ?? []]),
    );
    const done = followers.length === 0 || (await port.write(written));
    const said = (role: Role): Following =>
      !done && chosen[role] === 'follows' ? 'failed' : chosen[role];
    this.store.setState({
      chosen: { id, name: headset.name, microphone: said('microphone'), speaker: said('speaker') },
    });
  }

  async undo(): Promise<void> {
    const before = this.#before;
    if (!before) return;
    this.#before = null;
    this.store.setState({ chosen: null });
    const port = this.#port;
    const back = roles.flatMap((role) => {
      const change = before.orders[role];
      const untouched = change && sameLabels(port.order(role).labels, change.written);
      return untouched ? [[role, change.was.own ? change.was.labels : null] as const] : [];
    });
    if (back.some(([role]) => role === 'microphone') && before.microphone)
      port.continueWith(before.microphone.id);
    if (back.length > 0) await port.write(Object.fromEntries(back));
    port.prefer(before.headset);
  }
}

/** The choice of a headset with its sound, over the port. */
export const createHeadsetSound = (port: HeadsetSoundPort): HeadsetSoundDoor => {
  const flow = new HeadsetSoundFlow(port);
  return { store: flow.store, take: (id) => flow.take(id), undo: () => flow.undo() };
};

export const headsetSoundDoor = doorKey<HeadsetSoundDoor>()('headsetSound');
