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
