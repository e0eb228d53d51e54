import { expect, test } from 'vitest';
import { captureKeys } from './accelerator';

const none = { code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

test('keys become an accelerator', () => {
  expect(captureKeys({ ...none, key: 'F9', ctrlKey: true })).toEqual({
    kind: 'accelerator',
    accelerator: 'Control+F9',
  });
  expect(captureKeys({ ...none, key: 'd', ctrlKey: true, shiftKey: true })).toEqual({
    kind: 'accelerator',
    accelerator: 'Control+Shift+D',
  });
  expect(captureKeys({ ...none, key: 'F12' })).toMatchObject({ accelerator: 'F12' });
});

test('modifiers wait, letters alone and odd keys are refused', () => {
  expect(captureKeys({ ...none, key: 'Control', ctrlKey: true }).kind).toBe('waiting');
  expect(captureKeys({ ...none, key: 'a' }).kind).toBe('needsModifier');
  expect(captureKeys({ ...none, key: 'A', shiftKey: true }).kind).toBe('needsModifier');
  expect(captureKeys({ ...none, key: 'Dead', ctrlKey: true }).kind).toBe('impossible');
});

test('with Alt held, what a Mac writes instead of the key is read by the place of the key', () => {
  const alt = (key: string, code: string, held = {}) =>
    captureKeys({ ...none, altKey: true, key, code, ...held });
  expect(alt('å', 'KeyA')).toEqual({ kind: 'accelerator', accelerator: 'Alt+A' });
  expect(alt('Å', 'KeyA', { shiftKey: true })).toMatchObject({ accelerator: 'Alt+Shift+A' });
  expect(alt('¡', 'Digit1')).toMatchObject({ accelerator: 'Alt+1' });
  // Option E waits for the letter under its accent.
  expect(alt('Dead', 'KeyE')).toMatchObject({ accelerator: 'Alt+E' });
  // Where the key writes itself its place says nothing: A stands on Q's place in France.
  expect(alt('a', 'KeyQ')).toMatchObject({ accelerator: 'Alt+A' });
  // AltGr on Windows is Ctrl and Alt: it writes, and is no shortcut.
  expect(alt('€', 'KeyE', { ctrlKey: true }).kind).toBe('impossible');
  expect(alt('Dead', 'Digit2', { ctrlKey: true }).kind).toBe('impossible');
  expect(alt('å', 'Backquote').kind).toBe('impossible');
  expect(captureKeys({ ...none, key: 'å', code: 'KeyA' }).kind).toBe('impossible');
});
