import { expect, it } from 'vitest';
import { enterKey, type EnterPress } from './enter-key';

const enter: EnterPress = {
  key: 'Enter',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
};

it('means the field where nothing else is held and no word is being composed', () => {
  expect(enterKey(enter)).toBe('pressed');
  for (const also of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
    expect(enterKey({ ...enter, ...also })).toBeNull();
  expect(enterKey({ ...enter, isComposing: true })).toBeNull();
  expect(enterKey({ ...enter, key: 'a' })).toBeNull();
});

it('is one press however long it is held', () => {
  expect(enterKey({ ...enter, repeat: true })).toBe('held');
  expect(enterKey({ ...enter, repeat: true, ctrlKey: true })).toBeNull();
});
