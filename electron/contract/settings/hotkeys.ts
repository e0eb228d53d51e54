import { z } from 'zod/mini';
import { setting } from './setting';

const accelerator = z.string().check(z.maxLength(60));
const global = { desktopOnly: true } as const;

/** Function keys are the same on AZERTY, QWERTY and bépo, and leave AltGr alone. */
export const hotkeySettings = {
  'hotkeys.answer': setting(accelerator, 'Control+F9', global),
  'hotkeys.mute': setting(accelerator, 'Control+F10', global),
  'hotkeys.hold': setting(accelerator, 'Control+F11', global),
  'hotkeys.show': setting(accelerator, 'Control+F12', global),
};
