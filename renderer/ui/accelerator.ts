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

/** What the key is called. A Mac's Alt writes another character: then the key's place says it, which AltGr's never does. */
const keyOf = ({ key, code, altKey, ctrlKey }: PressedKeys): string => {
  const isWritten = key === 'Dead' || /^[^ -~]$/u.test(key);
  if (!isWritten || !altKey || ctrlKey) return key;
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? key;
};

/** The keys as Electron writes an accelerator (electronjs.org/docs/latest/api/accelerator). */
export const captureKeys = (pressed: PressedKeys): Captured => {
  const written = keyOf(pressed);
  if (modifiers.has(written)) return { kind: 'waiting' };
  const isFunction = /^F(?:[1-9]|1\d|2[0-4])$/.test(written);
  // AltGr writes characters on French keyboards; it cannot be a shortcut.
  if (written === 'AltGraph' || written === 'Dead') return { kind: 'impossible' };
  const key = isFunction || /^[a-z0-9]$/i.test(written) ? written.toUpperCase() : named[written];
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
