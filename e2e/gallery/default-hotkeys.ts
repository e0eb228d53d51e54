import type { HotkeyState } from '@contract';

/** The keys as they are given out, all of them free. */
export const defaultHotkeys: HotkeyState[] = [
  { action: 'answer', accelerator: 'Control+F9', state: 'active' },
  { action: 'mute', accelerator: 'Control+F10', state: 'active' },
  { action: 'hold', accelerator: 'Control+F11', state: 'active' },
  { action: 'show', accelerator: 'Control+F12', state: 'active' },
];
