import { describe, expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import { createHeadsets } from './create-headsets';
import type { HeadsetOrder } from './headset-step';
import { picture, settled } from './testing/call-pictures';
import { fakeDevice, fakeHid } from './testing/fake-hid';

const room = async (...ids: string[]) => {
  const port = fakeHid();
  const clock = manualClock();
  const headsets = createHeadsets({ port, clock, log: () => undefined });
  const orders: HeadsetOrder[] = [];
  const mutes: boolean[] = [];
  headsets.onOrder((order) => orders.push(order));
  headsets.onMute((muted) => mutes.push(muted));
  const devices = ids.map(fakeDevice);
  for (const device of devices) port.plug(device);
  headsets.use(true);
  await settled();
  const shownAt = (nth: number) => devices[nth]!.shown.get(2);
  const views = () => headsets.store.getState().headsets;
  return { port, clock, headsets, orders, mutes, devices, shownAt, views };
};

/** Jabra's report: hook in the first bit, mute in the third. */
const [rest, lifted, mute] = [0, 1, 4];

describe('headsets of the desk', () => {
  it('answer, show the call, hang up', async () => {
    const { headsets, orders, devices, shownAt, clock } = await room('0b0e-0307');
    devices[0]!.report(2, rest, 0);
    headsets.calls(picture({ ringing: true }));
    await settled();
    expect(shownAt(0)).toBe('4,0');
    devices[0]!.report(2, lifted, 0);
    expect(orders).toEqual(['answer']);
    headsets.calls(picture({ busy: true }));
    await settled();
    expect(shownAt(0)).toBe('1,0');
    headsets.calls(picture({ busy: true, held: true }));
    await settled();
    expect(shownAt(0)).toBe('9,0');
    clock.advance(1000);
    devices[0]!.report(2, rest, 0);
    expect(orders).toEqual(['answer', 'hangUp']);
    headsets.calls(picture());
    await settled();
    expect(shownAt(0)).toBe('0,0');
  });

  it('mute and are told that the desk is muted', async () => {
    const { headsets, mutes, devices, shownAt } = await room('0b0e-0307');
    headsets.calls(picture({ busy: true }));
    devices[0]!.report(2, lifted | mute, 0);
    expect(mutes).toEqual([true]);
    await settled();
    expect(shownAt(0)).toBe('3,0');
    headsets.muted(false);
    await settled();
    expect(shownAt(0)).toBe('1,0');
  });

  it('of no use are left closed', async () => {
    const { devices, views } = await room('1532-kraken', '046d-0ac4', '1532-mic');
    expect(views()).toEqual([]);
    expect(devices.some((one) => one.opened)).toBe(false);
  });

  it('several ring, one has the call: the one that was pressed, else that of the microphone', async () => {
    const { headsets, devices, shownAt, views } = await room('0b0e-0307', '6993-b02b');
    const used = () => views().find((one) => one.used)?.name ?? null;
    expect(used()).toBeNull();
    headsets.speaksInto('Headset Microphone (Yealink WH66)');
    expect(used()).toBe('Yealink WH66');
    headsets.calls(picture({ ringing: true }));
    await settled();
    expect([shownAt(0), shownAt(1)]).toEqual(['4,0', '4,0']);
    devices[0]!.report(2, rest, 0);
    devices[0]!.report(2, lifted, 0);
    headsets.calls(picture({ busy: true }));
    await settled();
    expect([shownAt(0), shownAt(1)]).toEqual(['1,0', '0,0']);
    headsets.calls(picture());
    expect(used()).toBe('Yealink WH66');
  });

  it('unplugged in a call leave it alone, and show it again when they are back', async () => {
    const { port, headsets, orders, devices, views } = await room('0b0e-0307');
    headsets.calls(picture({ ringing: true }));
    devices[0]!.report(2, rest, 0);
    devices[0]!.report(2, lifted, 0);
    headsets.calls(picture({ busy: true }));
    port.unplug(devices[0]!);
    await settled();
    expect(views()).toEqual([]);
    const again = fakeDevice('0b0e-0307');
    port.plug(again);
    await settled();
    expect(again.shown.get(2)).toBe('1,0');
    again.report(2, rest, 0);
    expect(orders).toEqual(['answer']);
  });

  it('of one product are told apart: the one that was pressed has the call', async () => {
    const { headsets, devices, shownAt } = await room('0b0e-0307', '0b0e-0307');
    devices[1]!.report(2, rest, 0);
    headsets.calls(picture({ ringing: true }));
    devices[1]!.report(2, lifted, 0);
    headsets.calls(picture({ busy: true }));
    await settled();
    expect([shownAt(0), shownAt(1)]).toEqual(['0,0', '1,0']);
  });

  it('that only declined do not take the call', async () => {
    const { headsets, devices, shownAt } = await room('0b0e-0307', '6993-b02b');
    headsets.speaksInto('Jabra EVOLVE LINK MS');
    headsets.calls(picture({ ringing: true, busy: true }));
    await settled();
    expect([shownAt(0), shownAt(1)]).toEqual(['5,0', '4,0']);
    // Bit 6 of Yealink's report: reject.
    devices[1]!.report(2, 0, 0);
    devices[1]!.report(2, 0b0100_0000, 0);
    headsets.calls(picture({ busy: true }));
    await settled();
    expect([shownAt(0), shownAt(1)]).toEqual(['1,0', '0,0']);
  });

  it('are told again that a call goes on when one of two was hung up there', async () => {
    const { headsets, orders, devices, clock } = await room('0b0e-0307');
    clock.advance(1000);
    headsets.calls(picture({ busy: true }));
    clock.advance(1000);
    await settled();
    const before = devices[0]!.written.length;
    devices[0]!.report(2, rest, 0);
    expect(orders).toEqual(['hangUp']);
    headsets.calls(picture({ busy: true }));
    await settled();
    expect(devices[0]!.written.slice(before)).toEqual(['2:1,0']);
  });

  it('of which the browser knows more by and by can do more', async () => {
    const port = fakeHid();
    const clock = manualClock();
    const headsets = createHeadsets({ port, clock, log: () => undefined });
    const device = fakeDevice('0b0e-0307');
    const whole = device.collections;
    device.collections = () =>
      whole().map((one) => ({
        ...one,
        inputReports: (one.inputReports ?? []).map((report) => ({
          ...report,
          items: (report.items ?? []).map((item) => ({
            ...item,
            usages: (item.usages ?? []).map((usage) => (usage === 0x0b0020 ? 0 : usage)),
          })),
        })),
      }));
    port.plug(device);
    headsets.use(true);
    await settled();
    expect(headsets.store.getState().headsets[0]?.powers).toBe('mute');
    device.collections = whole;
    clock.advance(500);
    await settled();
    expect(headsets.store.getState().headsets).toMatchObject([{ powers: 'calls', access: 'open' }]);
  });

  it('one that the system never opens keeps no other waiting', async () => {
    const port = fakeHid();
    const headsets = createHeadsets({ port, clock: manualClock(), log: () => undefined });
    const hanging = fakeDevice('6993-b02b');
    Object.assign(hanging, { open: () => new Promise(() => undefined) });
    port.plug(hanging);
    port.plug(fakeDevice('0b0e-0307'));
    headsets.use(true);
    await settled();
    expect(headsets.store.getState().headsets.map((one) => one.access)).toEqual([
      'opening',
      'open',
    ]);
  });

  it('are heard once and lit after a switch off and on', async () => {
    const { headsets, orders, devices, shownAt } = await room('0b0e-0307');
    headsets.calls(picture({ ringing: true }));
    headsets.use(false);
    await settled();
    headsets.use(true);
    await headsets.choose();
    await settled();
    expect(devices[0]!.opened).toBe(true);
    expect(shownAt(0)).toBe('4,0');
    devices[0]!.report(2, rest, 0);
    devices[0]!.report(2, lifted, 0);
    expect(orders).toEqual(['answer']);
  });

  it('are used again when their lights can be written again', async () => {
    const { headsets, devices, views } = await room('0b0e-0307');
    devices[0]!.writable = false;
    headsets.calls(picture({ ringing: true }));
    await settled();
    devices[0]!.writable = true;
    headsets.calls(picture());
    await settled();
    expect(views()[0]?.access).toBe('open');
  });

  it('that can only be read are heard, and it is said', async () => {
    const { headsets, orders, devices, views } = await room('0b0e-0307');
    devices[0]!.writable = false;
    headsets.calls(picture({ ringing: true }));
    await settled();
    expect(views()[0]?.access).toBe('readOnly');
    devices[0]!.report(2, rest, 0);
    devices[0]!.report(2, lifted, 0);
    expect(orders).toEqual(['answer']);
  });

  it('that the system does not open are listed and not used', async () => {
    const port = fakeHid();
    const headsets = createHeadsets({ port, clock: manualClock(), log: () => undefined });
    const device = fakeDevice('0b0e-0307');
    device.openable = false;
    port.plug(device);
    headsets.use(true);
    await settled();
    expect(headsets.store.getState().headsets).toMatchObject([{ access: 'refused', used: false }]);
  });

  it('whose list grows after they were plugged in are found half a second later', async () => {
    const { port, clock, views } = await room();
    const device = fakeDevice('0b0e-0307');
    const whole = device.collections;
    device.collections = () => whole().filter(({ usagePage }) => usagePage !== 0x0b);
    port.plug(device);
    await settled();
    expect(views()).toEqual([]);
    device.collections = whole;
    clock.advance(500);
    await settled();
    expect(views()).toHaveLength(1);
  });

  it('are given back when they are not wanted any more, dark', async () => {
    const { headsets, devices, views } = await room('0b0e-0307');
    headsets.calls(picture({ busy: true }));
    await settled();
    headsets.use(false);
    await settled();
    expect(views()).toEqual([]);
    expect(devices[0]).toMatchObject({ opened: false, forgotten: true });
    expect(devices[0]!.shown.get(2)).toBe('0,0');
  });

  it('show their lights for two seconds, not in a call, and then the truth again', async () => {
    const { headsets, devices, shownAt, clock, views } = await room('0b0e-0307');
    headsets.showLights(devices[0]!.id);
    await settled();
    // Ring and hold: off-hook and mute would be taken for a call.
    expect(shownAt(0)).toBe('12,0');
    expect(views()[0]?.lit).toEqual(['ring', 'hold']);
    clock.advance(2000);
    await settled();
    expect(shownAt(0)).toBe('0,0');
    headsets.showLights(devices[0]!.id);
    headsets.calls(picture({ ringing: true }));
    await settled();
    expect(shownAt(0)).toBe('4,0');
    headsets.showLights(devices[0]!.id);
    await settled();
    expect(shownAt(0)).toBe('4,0');
    clock.advance(2000);
    await settled();
    expect(shownAt(0)).toBe('4,0');
  });

  it('tell which buttons were seen, and when another program uses them', async () => {
    const { headsets, devices, clock, views } = await room('0b0e-0307');
    devices[0]!.report(2, rest, 0);
    expect(views()[0]?.seen).toEqual({});
    devices[0]!.report(2, lifted, 0);
    expect(views()[0]?.seen).toEqual({ hook: clock.now() });
    expect(headsets.store.getState().usedElsewhereAt).toBe(clock.now());
  });
});
