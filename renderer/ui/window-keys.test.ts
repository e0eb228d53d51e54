import { describe, expect, it } from 'vitest';
import type { PressedKeys } from './accelerator';
import { isPressed, keysHere } from './window-keys';

const pressed = (key: string, held: Partial<PressedKeys> = {}): PressedKeys => ({
  key,
  code: key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});

describe('the keys inside the window', () => {
  it('are those of the setting, whatever way a file writes them', () => {
    const f9 = pressed('F9', { ctrlKey: true });
    for (const written of ['Control+F9', 'Ctrl+F9', 'CommandOrControl+F9', 'CmdOrCtrl+F9'])
      expect(isPressed(written, f9, false)).toBe(true);
    expect(isPressed('CommandOrControl+F9', f9, true)).toBe(false);
    expect(
      isPressed('Shift+Control+M', pressed('m', { ctrlKey: true, shiftKey: true }), false),
    ).toBe(true);
  });

  it('are no other ones: more keys held, another key, nothing at all', () => {
    expect(isPressed('Control+F9', pressed('F9'), false)).toBe(false);
    expect(isPressed('Control+F9', pressed('F9', { ctrlKey: true, shiftKey: true }), false)).toBe(
      false,
    );
    expect(isPressed('Control+F9', pressed('F10', { ctrlKey: true }), false)).toBe(false);
    expect(isPressed('', pressed('F9', { ctrlKey: true }), false)).toBe(false);
    expect(isPressed('', pressed('Control', { ctrlKey: true }), false)).toBe(false);
  });

  it('are others in a browser where it keeps them for itself', () => {
    expect(keysHere('Control+W', true, false)).toBe('Alt+Shift+W');
    expect(keysHere('CommandOrControl+R', true, true)).toBe('Alt+Shift+R');
    expect(keysHere('Control+Tab', true, false)).toBe('Alt+Shift+Tab');
    expect(keysHere('Control+W', false, false)).toBe('Control+W');
    expect(keysHere('Control+F9', true, false)).toBe('Control+F9');
    expect(keysHere('', true, false)).toBe('');
  });
});
