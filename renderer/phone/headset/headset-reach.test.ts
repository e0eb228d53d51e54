import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  linkMapOf,
  reach,
  reachMs,
  readLink,
  type ReachEvent,
  unknownReach,
  unreachable,
} from './headset-reach';
import { sampleDevice, sampleDevices } from './testing/devices';

const play = (...events: (ReachEvent | number)[]) => {
  let now = 0;
  let state = unknownReach;
  for (const event of events) {
    if (typeof event === 'number') now += event;
    else state = reach(state, event, now);
  }
  return unreachable(state);
};
const told = (lifted: boolean, already = false): ReachEvent => ({ kind: 'told', lifted, already });
const hook = (lifted: boolean | null): ReachEvent => ({ kind: 'heard', lifted });
const off = (set: boolean): ReachEvent => ({ kind: 'link', says: 'off', set });
const linked = (set: boolean): ReachEvent => ({ kind: 'link', says: 'linked', set });
const alarm: ReachEvent = { kind: 'alarm' };

describe('a headset that cannot be reached', () => {
  it.each(['chromium', 'windows'] as const)('is read where its key says so, on %s', (form) => {
    const map = linkMapOf(sampleDevice('0b0e-24c9')[form]);
    expect([...map.keys()]).toEqual([4]);
    const bit = map.get(4)?.[0]?.bit ?? 0;
    const report = (set: boolean) => {
      const bytes = new Uint8Array(4);
      if (set) bytes[bit >> 3] = 1 << (bit & 7);
      return readLink(map, 4, new DataView(bytes.buffer));
    };
    expect(report(true)).toEqual([off(true)]);
    expect(report(false)).toEqual([off(false)]);
    expect(readLink(map, 4, new DataView(new ArrayBuffer(0)))).toEqual([]);
    expect(readLink(map, 2, new DataView(new ArrayBuffer(4)))).toEqual([]);
  });

  it('is read in few devices, in both forms alike: a line key is not a link', () => {
    const says = (form: 'chromium' | 'windows') =>
      Object.entries(sampleDevices).flatMap(([id, sample]) =>
        [...linkMapOf(sample[form])].map(([report, [field]]) => `${id} ${report} ${field?.says}`),
      );
    expect(says('chromium')).toEqual(['0b0e-2453 4 off', '6993-b02b 4 linked', '0b0e-24c9 4 off']);
    expect(says('windows').toSorted()).toEqual(says('chromium').toSorted());
  });

  it('by its own word', () => {
    expect(play(off(true))).toBe('off');
    expect(play(off(true), off(false))).toBeNull();
    expect(play(off(true), hook(true))).toBeNull();
  });

  it('by a link that was there; one that never was says nothing', () => {
    expect(play(linked(false))).toBeNull();
    expect(play(linked(true), linked(false))).toBe('off');
    expect(play(linked(true), linked(false), linked(true))).toBeNull();
    // What goes up and down with the calls is a line, not the link.
    expect(play(told(true), linked(true), 60_000, told(false), linked(false))).toBeNull();
    expect(play(hook(true), linked(true), 60_000, linked(false))).toBeNull();
  });

  it('by its silence, where it has answered the same before', () => {
    const once = [
      told(true),
      20,
      hook(true),
      reachMs,
      alarm,
      told(false),
      20,
      hook(false),
    ] as const;
    expect(play(told(true), reachMs, alarm)).toBeNull();
    expect(play(...once, told(true), reachMs, alarm)).toBe('silent');
    expect(play(...once, told(true), reachMs - 1, alarm)).toBeNull();
    expect(play(...once, told(true, true), reachMs, alarm)).toBeNull();
    expect(play(...once, told(true), reachMs, alarm, hook(null))).toBeNull();
    // It has answered that a call is up, never that it is over.
    expect(play(told(true), 20, hook(true), told(false), reachMs, alarm)).toBeNull();
  });

  it('whatever is said in whatever order has an answer', () => {
    const event = fc.oneof(
      fc.boolean().map(told),
      fc.constantFrom(true, false, null).map(hook),
      fc.boolean().map(off),
      fc.boolean().map(linked),
      fc.constant(alarm),
      fc.nat(2000),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        expect(['off', 'silent', null]).toContain(play(...events));
        expect(play(...events, off(false), hook(null))).toBeNull();
      }),
    );
  });
});
