import { expect, it } from 'vitest';
import { inPhoneProfile } from './phone-profile';

it.each([
  ['Headset (WH-1000XM4 Hands-Free AG Audio)', 16_000, true],
  ['Jabra Elite 75t Handsfree', undefined, true],
  ['Headset Head Unit (HSP/HFP)', 44_100, true],
  ['AirPods Pro de Nadia', 16_000, true],
  ['AirPods Pro de Nadia', 48_000, false],
  ['Jabra Evolve2 40', 16_000, false],
  ['Jabra Evolve2 40', 48_000, false],
  ['Bluetooth', 8_000, true],
  ['', undefined, false],
])('%s at %s Hz: %s', (label, sampleRate, expected) => {
  expect(inPhoneProfile({ label, sampleRate })).toBe(expected);
});
