import {
  type Handlers,
  hotkeyAction,
  type HotkeyAction,
  type HotkeyState,
  type ResolvedSettings,
} from '@contract';
import type { Publish } from '../ipc/publish';
import type { KeysPort, Platform } from '../platform/ports';
import type { SettingsSource } from '../service';

interface GlobalKeys {
  state(): HotkeyState[];
  /** Takes the keys of these settings; tells whether anything changed. */
  apply(settings: ResolvedSettings): boolean;
  release(): void;
}

/** The keys that work while another program has the focus. */
export const createGlobalKeys = (
  keys: KeysPort,
  pressed: (action: HotkeyAction) => void,
): GlobalKeys => {
  const held = new Map<HotkeyAction, HotkeyState>();

  const release = (state: HotkeyState | undefined) => {
    if (state?.state === 'active') keys.release(state.accelerator);
  };
  const take = (action: HotkeyAction, accelerator: string): HotkeyState => {
    if (accelerator === '') return { action, accelerator, state: 'off' };
    const isDouble = [...held.values()].some(
      (other) => other.state === 'active' && other.accelerator === accelerator,
    );
    if (isDouble) return { action, accelerator, state: 'taken' };
    return { action, accelerator, state: keys.register(accelerator, () => pressed(action)) };
  };

  return {
    state: () => [...held.values()],
    apply: (settings) => {
      const wanted = hotkeyAction.options.map(
        (action) => [action, settings[`hotkeys.${action}`].value.trim()] as const,
      );
      // A key that stays what it is stays registered; one that failed is tried again.
      const changed = wanted.filter(([action, accelerator]) => {
        const now = held.get(action);
        return now?.accelerator !== accelerator || now.state === 'taken';
      });
      const before = JSON.stringify([...held.values()]);
      // All old keys first, so that two actions can exchange theirs.
      for (const [action] of changed) {
        release(held.get(action));
        held.delete(action);
      }
      for (const [action, accelerator] of changed) held.set(action, take(action, accelerator));
      const ordered = hotkeyAction.options.flatMap((action) => held.get(action) ?? []);
      held.clear();
      for (const state of ordered) held.set(state.action, state);
      return JSON.stringify(ordered) !== before;
    },
    release: () => {
      for (const state of held.values()) release(state);
      held.clear();
    },
  };
};

interface Needs {
  platform: Pick<Platform, 'keys'>;
  settings: SettingsSource;
  window: { show(): void };
  publish: Publish;
}

export const hotkeyService = ({ platform, settings, window, publish }: Needs) => {
  const keys = createGlobalKeys(platform.keys, (action) => {
    if (action === 'show') window.show();
    publish('hotkey.pressed', action);
  });
  keys.apply(settings.read());
  settings.onChanged((now) => {
    if (keys.apply(now)) publish('hotkeys.changed', keys.state());
  });
  return {
    answers: { 'hotkeys.state': () => keys.state() } satisfies Partial<Handlers>,
    end: () => keys.release(),
  };
};
