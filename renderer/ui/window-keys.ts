import { captureKeys, type PressedKeys } from './accelerator';

const order = ['Control', 'Alt', 'Shift', 'Super'];

const otherNames: Readonly<Record<string, string>> = {
  Ctrl: 'Control',
  Option: 'Alt',
  Command: 'Super',
  Cmd: 'Super',
  Meta: 'Super',
};

/** One way to write an accelerator, whatever way a file wrote it. */
const plain = (accelerator: string, isMac: boolean): string => {
  const parts = accelerator
    .split('+')
    .filter(Boolean)
    .map((part) => {
      if (part === 'CommandOrControl' || part === 'CmdOrCtrl') return isMac ? 'Super' : 'Control';
      return otherNames[part] ?? part;
    });
  const held = order.filter((one) => parts.includes(one));
  return [...held, ...parts.filter((one) => !order.includes(one))].join('+');
};

/** Whether these keys are pressed now; an empty accelerator never is. */
export const isPressed = (accelerator: string, pressed: PressedKeys, isMac: boolean): boolean => {
  const captured = captureKeys(pressed);
  return captured.kind === 'accelerator' && captured.accelerator === plain(accelerator, isMac);
};

/** Browsers keep these for themselves: the page never hears of them, or the agent would lose it. */
const ofBrowsers =
  /^(?:(?:Control|Super)\+(?:Shift\+)?(?:[NTWRLQ]|Tab|PageUp|PageDown|F4)|(?:Shift\+)?F5|F1[12]|Alt\+(?:F4|Left|Right|Home))$/;

/** The keys for the same deed in this edition: in a browser, what it keeps for itself becomes Alt Shift with that key. */
export const keysHere = (accelerator: string, inBrowser: boolean, isMac: boolean): string => {
  const written = plain(accelerator, isMac);
  if (!inBrowser || !ofBrowsers.test(written)) return accelerator;
  return `Alt+Shift+${written.split('+').at(-1) ?? ''}`;
};
