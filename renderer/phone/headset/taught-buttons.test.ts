import type { HeadsetQuirk, QuirkButton } from '@contract';
import { hexPair } from '@policy/headset-quirks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HidCollection } from './hid-collection';
import { buttonsOf, keepsOwnHook, mapHeadset, powersOf } from './headset-map';
import { readTaught, taughtHere, type TaughtMemory } from './taught-buttons';
import { sampleDevice, sampleDevices } from './testing/devices';

/** In a maker's own report of Logitech's G535; where its buttons really are is not published. */
const button = (over: Partial<QuirkButton> = {}): QuirkButton => ({
  button: 'hook',
  collection: 'ff43:0202',
  reportId: 17,
  byte: 1,
  mask: 1,
  value: 1,
  kind: 'press',
  ...over,
});
const quirk = (...buttons: QuirkButton[]): HeadsetQuirk => ({ product: '046d:0ac4', buttons });
const g535 = sampleDevice('046d-0ac4').chromium;

const reader = (...taught: QuirkButton[]) => {
  let memory: TaughtMemory = {};
  return (at: number, ...bytes: number[]) => {
    const data = new DataView(new Uint8Array(bytes).buffer);
    const read = readTaught(taught, { reportId: 17, data, at }, memory);
    memory = read.memory;
    return read.buttons.map(({ set, relative }) => ({ set, relative }));
  };
};

describe('a headset whose buttons were taught', () => {
  it('is one for calls, without any light', () => {
    expect(powersOf(mapHeadset(g535))).toBe('none');
    const map = mapHeadset(g535, taughtHere(quirk(button()), '046d:0ac4', g535))!;
    expect([powersOf(map), buttonsOf(map)]).toEqual(['calls', ['hook']]);
  });

  it.each(Object.entries(sampleDevices))(
    'has them in both forms in which browsers describe it: %s',
    (id, { chromium, windows }) => {
      const product = id.replace('-', ':');
      const own = (collections: readonly HidCollection[]) =>
        collections.flatMap(({ usagePage, usage, inputReports = [] }) =>
          inputReports.map(({ reportId = 0 }) => ({
            collection: hexPair(usagePage, usage),
            reportId,
          })),
        );
      for (const place of own(chromium)) {
        const taught = { product, buttons: [button(place)] };
        expect(taughtHere(taught, product, chromium)).toHaveLength(1);
        expect(taughtHere(taught, product, windows)).toHaveLength(1);
      }
    },
  );

  it('may know its mute button alone', () => {
    const map = mapHeadset(g535, [button({ button: 'mute' })]);
    expect(powersOf(map)).toBe('mute');
    expect(powersOf(mapHeadset(g535, [button({ button: 'redial' })]))).toBe('none');
  });

  it('is nothing to another product, nor without the collection or the report that is named', () => {
    expect(taughtHere(quirk(button()), '046d:0ac5', g535)).toEqual([]);
    expect(taughtHere(undefined, '046d:0ac4', g535)).toEqual([]);
    for (const other of [{ collection: 'ff43:0203' }, { reportId: 18 }])
      expect(taughtHere(quirk(button(other)), '046d:0ac4', g535)).toEqual([]);
  });

  it('keeps what its descriptor says, but for the buttons that were taught', () => {
    const { chromium } = sampleDevice('0b0e-0307');
    const taught = [button({ button: 'mute', collection: 'ff00:0005', reportId: 4 })];
    const map = mapHeadset(chromium, taught)!;
    const declared = [...map.buttons.values()].flat().map((one) => one.button);
    expect(declared).toContain('hook');
    expect(declared).not.toContain('mute');
    expect(buttonsOf(map).filter((one) => one === 'mute')).toHaveLength(1);
    expect(map.lights).toEqual(mapHeadset(chromium)!.lights);
  });

  it('has a hook of its own where no light tells it of the call', () => {
    const toggle = button({ kind: 'toggle' });
    expect(keepsOwnHook(mapHeadset(g535, [toggle])!)).toBe(true);
    expect(keepsOwnHook(mapHeadset(g535, [button()])!)).toBe(false);
    expect(keepsOwnHook(mapHeadset(sampleDevice('0b0e-0307').chromium, [toggle])!)).toBe(false);
  });
});

describe('a taught button', () => {
  it('that is held down is pressed once, however often it is said', () => {
    const read = reader(button());
    expect(read(0, 0, 0)).toEqual([{ set: false, relative: true }]);
    expect(read(10, 0, 1)).toEqual([{ set: true, relative: true }]);
    expect(read(500, 0, 1)).toEqual([{ set: false, relative: true }]);
    expect(read(600, 0, 0)).toEqual([{ set: false, relative: true }]);
    expect(read(700, 0, 3)).toEqual([{ set: true, relative: true }]);
  });

  it('that stays on tells its state', () => {
    const read = reader(button({ kind: 'toggle', mask: 255, value: 7 }));
    expect(read(0, 0, 7)).toEqual([{ set: true, relative: false }]);
    expect(read(10, 0, 3)).toEqual([{ set: false, relative: false }]);
  });

  it('that is said once is pressed with each report, and once where one press is said twice', () => {
    const read = reader(button({ kind: 'pulse' }));
    const set = (at: number) => read(at, 0, 1)[0]?.set;
    expect([set(0), set(50), set(800), set(1600)]).toEqual([true, false, true, true]);
  });

  it('is not read from a report that is too short for it', () => {
    expect(reader(button({ byte: 9 }))(0, 0, 1)).toEqual([]);
  });

  it('says one press at most with each report, whatever the report is', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        fc.constantFrom('press', 'toggle', 'pulse'),
        fc.array(fc.tuple(fc.array(byte, { maxLength: 70 }), fc.nat(400)), { maxLength: 60 }),
        (kind, reports) => {
          const read = reader(button({ kind, byte: 2 }));
          let at = 0;
          let on = false;
          for (const [bytes, after] of reports) {
            at += after;
            const readings = read(at, ...bytes);
            expect(readings.length).toBe(bytes.length > 2 ? 1 : 0);
            if (readings.length === 0) continue;
            const isOn = (bytes[2]! & 1) === 1;
            if (kind === 'press') expect(readings[0]!.set).toBe(isOn && !on);
            if (kind === 'toggle') expect(readings[0]!.set).toBe(isOn);
            if (!isOn) expect(readings[0]!.set).toBe(false);
            on = isOn;
          }
        },
      ),
    );
  });
});
