import type { StoreApi } from 'zustand/vanilla';
import type { HeadsetButton, HeadsetLight } from './headset-map';

/**
 * `opening`, then `open`; `readOnly`: its buttons are heard, its lights cannot be written; `refused`: the system
 * does not let it be opened.
 */
export type HeadsetAccess = 'opening' | 'open' | 'readOnly' | 'refused';

export interface HeadsetView {
  readonly id: string;
  readonly name: string;
  readonly access: HeadsetAccess;
  /** All of a call, or mute alone. */
  readonly powers: 'calls' | 'mute';
  /** Calls are shown on it, and its buttons are for them. */
  readonly used: boolean;
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
  /** All lights of a headset for two seconds, so that the agent sees which it is and that they work. */
  showLights(id: string): void;
}
