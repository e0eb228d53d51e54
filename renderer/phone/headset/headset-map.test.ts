import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HidCollection } from './hid-collection';
import { type HeadsetMap, mapHeadset, powersOf } from './headset-map';
import { sampleDevice, sampleDevices } from './testing/devices';

const buttons = (map: HeadsetMap | null): string =>
  [...(map?.buttons ?? [])]
    .map(
      ([id, fields]) =>
        `${id}: ${fields.map((one) => `${one.button}@${one.bit}${one.relative ? 'r' : 'a'}`).join(' ')}`,
    )
    .join(' | ');
const lights = (map: HeadsetMap | null): string =>
  [...(map?.lights ?? [])]
    .map(
      ([id, { bytes, fields }]) =>
        `${id}/${bytes}: ${fields.map((one) => `${one.light}@${one.bit}`).join(' ')}`,
    )
    .join(' | ');

/** Read from the descriptors by hand: r tells presses, a its state. */
const maps: Record<string, [buttons: string, lights: string]> = {
  '047f-02e6': [
    '32: hook@0a mute@1r flash@2a redial@3r reject@4r',
    '33/1: ring@0 | 34/1: speaker@0 | 35/1: mute@0 | 36/1: offHook@0 | 37/1: hold@0',
  ],
  '047f-02ec': [
    '1: hook@0a mute@1r flash@2a redial@3r reject@4r',
    '1/1: ring@0 | 2/1: speaker@0 | 3/1: mute@0 | 4/1: offHook@0 | 5/1: hold@0',
  ],
  '047f-c053': [
    '8: mute@0r hook@1a flash@2a redial@3r reject@4a',
    '9/1: mute@0 | 23/1: offHook@0 | 24/1: ring@0 | 26/1: speaker@0 | 32/1: hold@0 | 42/1: online@0',
  ],
  '047f-c056': [
    '8: mute@0r hook@1a flash@2a',
    '9/1: mute@0 | 23/1: offHook@0 | 24/1: ring@0 | 30/1: speaker@0 | 32/1: hold@0 | 42/1: online@0',
  ],
  '0b0e-0307': [
    '2: hook@0a mute@2r flash@3r redial@4r reject@6a',
    '2/2: offHook@0 mute@1 ring@2 hold@3 microphone@4 ringer@5',
  ],
  '0b0e-2453': [
    '2: hook@0a mute@2r flash@3r redial@4r reject@11a',
    '2/2: offHook@0 mute@1 ring@2 hold@3 microphone@4 ringer@5',
  ],
  '0b0e-2456': [
    '2: hook@0a mute@2r flash@3r reject@4a',
    '2/2: offHook@0 mute@1 ring@2 hold@3 microphone@4 ringer@5',
  ],
  '0b0e-24c9': [
    '2: hook@0a mute@3r flash@4r redial@5r reject@11a',
    '2/2: offHook@0 speaker@1 mute@2 ring@3 hold@4 microphone@5 online@6 ringer@7',
  ],
  '1395-0082': [
    '8: mute@0r hook@1a redial@2r flash@3r drop@4r reject@5a',
    '9/1: mute@0 offHook@1 ring@2 microphone@3 online@4 hold@5',
  ],
  '1395-009c': [
    '2: hook@0a flash@1r redial@2r mute@3r drop@4r reject@5a',
    '3/1: offHook@0 microphone@1 ring@2 mute@3 online@4 hold@5',
  ],
  '1395-00a2': [
    '2: volumeDown@0a volumeUp@1a hook@2a flash@3r redial@4r mute@5r drop@6r reject@7a',
    '3/1: ringer@0 offHook@1 microphone@2 ring@3 mute@4 online@5 hold@6',
  ],
  '1395-00a9': [
    '2: volumeDown@0a volumeUp@1a hook@2a flash@3r redial@4r mute@5r drop@6r reject@7a',
    '3/1: ringer@0 offHook@1 microphone@2 ring@3 mute@4 online@5 hold@6',
  ],
  '6993-b02b': [
    '2: hook@0a mute@2r flash@3r redial@4r reject@6a',
    '2/2: offHook@0 mute@1 ring@2 hold@3 microphone@4 ringer@5',
  ],
  '291a-3301': [
    '2: hook@0a mute@2r flash@3r reject@10a',
    '2/2: offHook@0 mute@1 ring@2 hold@3 microphone@4 ringer@5',
  ],
  '413c-8223': [
    '5: hook@0a mute@1r redial@2r flash@3r reject@7a',
    '5/1: offHook@0 mute@1 ring@2 hold@3 microphone@4 online@5',
  ],
  '046d-0944': ['8: mute@0r hook@1a', '8/1: mute@0'],
  '1532-mic': ['2: hook@0a', ''],
  '1532-kraken': ['', ''],
  '045e-gamevoice': ['', ''],
  '046d-0ac4': ['', ''],
  '046d-0a37': ['', ''],
  'apple-headset-remote': ['', ''],
};

describe('the map of a headset', () => {
  it('is known of every sample device', () => {
    expect(Object.keys(sampleDevices).toSorted()).toEqual(Object.keys(maps).toSorted());
  });

  it.each(Object.entries(maps))('%s is the same in both forms', (id, [hasButtons, hasLights]) => {
    const device = sampleDevice(id);
    for (const form of [device.chromium, device.windows]) {
      const map = mapHeadset(form);
      expect(buttons(map)).toBe(hasButtons);
      expect(lights(map)).toBe(hasLights);
    }
  });

  it('serves calls with a hook and an off-hook light, mute alone without, else nothing', () => {
    const powers = (id: string) => powersOf(mapHeadset(sampleDevice(id).chromium));
    expect(powers('0b0e-24c9')).toBe('calls');
    expect(powers('046d-0944')).toBe('mute');
    for (const id of ['1532-mic', '1532-kraken', '045e-gamevoice', '046d-0ac4', '046d-0a37'])
      expect(powers(id)).toBe('none');
  });

  it('leaves vendors’ own collections alone, also where they mirror the buttons', () => {
    const map = mapHeadset(sampleDevice('0b0e-0307').chromium);
    expect([...(map?.buttons.keys() ?? [])]).toEqual([2]);
    expect([...(map?.lights.keys() ?? [])]).toEqual([2]);
  });
});

const oddNumbers = [0, -1, 1, 7, 255, 65_536, 2 ** 31, 2 ** 32 - 1];

/** A description in which four things are other than their maker meant; the browser keeps to the types. */
const mutated = (collections: readonly HidCollection[], random: () => number): unknown => {
  const copy: unknown = structuredClone(collections);
  const spots: [Record<string, unknown>, string][] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      if (typeof holder[key] !== 'object' || !Array.isArray(value)) spots.push([holder, key]);
      walk(holder[key]);
    }
  };
  walk(copy);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  for (let times = 0; times < 4; times++) {
    const [holder, key] = pick(spots) ?? [];
    if (!holder || key === undefined) continue;
    const value = holder[key];
    if (typeof value === 'number') holder[key] = pick(oddNumbers);
    else if (typeof value === 'boolean') holder[key] = !value;
    else if (Array.isArray(value)) holder[key] = pick([[], [...value, ...value], undefined]);
  }
  return copy;
};

describe('a description that cannot be true', () => {
  const runs = Number(process.env['ALLODESK_MUTATIONS'] ?? 200);
  it(`is read without an exception and without a huge report (${runs} changed ones)`, () => {
    const ids = Object.keys(sampleDevices);
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.boolean(),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (id, form, dice) => {
          const device = sampleDevice(id);
          const given = mutated(form ? device.chromium : device.windows, () =>
            Number(dice.next().value),
          );
          const map = mapHeadset(given as HidCollection[]);
          for (const { bytes, fields } of map?.lights.values() ?? []) {
            expect(bytes).toBeLessThanOrEqual(64 * 1024);
            expect(fields.every((one) => one.bit < bytes * 8)).toBe(true);
          }
        },
      ),
      { numRuns: runs },
    );
  });
});
