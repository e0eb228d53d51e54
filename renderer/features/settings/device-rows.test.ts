import { expect, test } from 'vitest';
import { movedOrder, orderedDevices } from './device-rows';

test('the agent’s order comes first, the unplugged keep their place', () => {
  expect(orderedDevices(['Jabra', 'Webcam'], ['Realtek', 'Jabra', ''])).toEqual([
    { label: 'Jabra', plugged: true },
    { label: 'Webcam', plugged: false },
    { label: 'Realtek', plugged: true },
  ]);
});

test('one place up, one place down', () => {
  expect(movedOrder(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(movedOrder(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});
