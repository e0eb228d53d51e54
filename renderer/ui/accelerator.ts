/** What of a key event says which keys were pressed. */
export interface PressedKeys {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

export type Captured =
  | { kind: 'accelerator'; accelerator: string }
  /** Only Ctrl, Alt or Shift so far. */
  | { kind: 'waiting' }
  /** A letter alone would be swallowed in every program. */
  | { kind: 'needsModifier' }
  | { kind: 'impossible' };

const named: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Insert: 'Insert',
  Delete: 'Delete',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Pause: 'Pause',
  '+': 'Plus',
};

const modifiers = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'OS']);

/** The keys as Electron writes an accelerator (electronjs.org/docs/latest/api/accelerator). */
export const captureKeys = (pressed: PressedKeys): Captured => {
  if (modifiers.has(pressed.key)) return { kind: 'waiting' };
  const isFunction = /^F(?:[1-9]|1\d|2[0-4])$/.test(pressed.key);
  // AltGr writes characters on French keyboards; it cannot be a shortcut.
  if (pressed.key === 'AltGraph' || pressed.key === 'Dead') return { kind: 'impossible' };
  const key =
    isFunction || /^[a-z0-9]$/i.test(pressed.key) ? pressed.key.toUpperCase() : named[pressed.key];
  if (key === undefined) return { kind: 'impossible' };
  const strong = pressed.ctrlKey || pressed.altKey || pressed.metaKey;
  if (!strong && !isFunction) return { kind: 'needsModifier' };
  const held = [
    pressed.ctrlKey && 'Control',
    pressed.altKey && 'Alt',
    pressed.shiftKey && 'Shift',
    pressed.metaKey && 'Super',
  ].filter((one) => one !== false);
  return { kind: 'accelerator', accelerator: [...held, key].join('+') };
};
