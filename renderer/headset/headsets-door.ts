import type { StoreApi } from 'zustand/vanilla';
import type { HeadsetButton, HeadsetLight } from './headset-map';
import type { Unreachable } from './headset-reach';
import type { HeadsetTrial } from './headset-trial';

/**
 * `opening`, then `open`; `readOnly`: its buttons are heard, its lights cannot be written; `refused`: the system
 * does not let it be opened.
 */
export type HeadsetAccess = 'opening' | 'open' | 'readOnly' | 'refused';

export interface HeadsetView {
  readonly id: string;
  readonly name: string;
  /** The same for each device of this product: vendor and product in hexadecimal. */
  readonly product: string;
  readonly access: HeadsetAccess;
  /** All of a call, or mute alone. */
  readonly powers: 'calls' | 'mute';
  /** Calls are shown on it, and its buttons are for them. */
  readonly used: boolean;
  /** Its key is plugged in, the headset cannot be reached; absent: it is there, or nothing is known of it. */
  readonly reach?: NonNullable<Unreachable>;
  /** Off-hook although the desk has no call: another program's call, or its button was pressed. */
  readonly liftedElsewhere?: true;
  readonly buttons: readonly HeadsetButton[];
  readonly lights: readonly HeadsetLight[];
  readonly lit: readonly HeadsetLight[];
  /** When each button was last seen pressed, epoch ms, in this run of the desk. */
  readonly seen: Readonly<Partial<Record<HeadsetButton, number>>>;
}

export interface HeadsetsSnapshot {
  /** Whether this browser can hear headset buttons at all. */
  readonly available: boolean;
  readonly headsets: readonly HeadsetView[];
  /** The headset in use stays muted although the desk is not. */
  readonly mutedThere: boolean;
  /** The hook moved without a call: another program uses the headset too. Epoch ms, of the last time. */
  readonly usedElsewhereAt: number | null;
}

/** Headset buttons and lights as the rest of the desk uses them. */
export interface HeadsetsDoor {
  readonly store: Pick<StoreApi<HeadsetsSnapshot>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Lets the agent choose headsets where the browser wants to be asked; from a click or a key. */
  choose(): Promise<void>;
  /** The agent's own choice: calls are shown on this headset, and its buttons are for them. Null: no choice. */
  prefer(id: string | null): void;
  /** All lights of a headset for two seconds, so that the agent sees which it is and that they work. */
  showLights(id: string): void;
  /** Tries a headset without a call; null where it is gone, cannot be opened, or a call is on. */
  tryOut(id: string): HeadsetTrial | null;
}
