import { describe, expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import { createHeadsets } from './create-headsets';
import { linkMapOf } from './headset-reach';
import { picture, settled } from './testing/call-pictures';
import { fakeDevice, fakeHid } from './testing/fake-hid';

/** Jabra's report: hook in the first bit, mute in the third. */
const [rest, lifted] = [0, 1];

const room = async (id = '0b0e-0307') => {
  const port = fakeHid();
  const clock = manualClock();
  const headsets = createHeadsets({ port, clock, log: () => undefined });
  const orders: string[] = [];
  headsets.onOrder((order) => orders.push(order));
  const device = fakeDevice(id);
  port.plug(device);
  headsets.use(true);
  await settled();
  const pass = async (ms: number) => {
    for (let at = 0; at < ms; at += 50) {
      clock.advance(50);
      await settled();
    }
  };
  const view = () => headsets.store.getState().headsets[0]!;
  // Where it stands when it is opened was said or is known by now.
  await pass(600);
  return { port, clock, headsets, orders, device, pass, view };
};

describe('a headset that is tried', () => {
  it('shows ring and call for a moment, its hook answers, and one button is waited for', async () => {
    const { headsets, device, orders, pass, view } = await room();
    const begun = device.written.length;
    const trial = headsets.tryOut(view().id)!;
    await settled();
    await pass(200);
    device.report(2, lifted, 0);
    await settled();
    device.report(2, rest, 0);
    await settled();
    expect(await trial.lights).toEqual({ written: true, acknowledged: true });
    expect(device.written.slice(begun)).toEqual(['2:4,0', '2:0,0', '2:1,0', '2:0,0']);
    // Late words of what it was told are no press.
    device.report(2, lifted, 0);
    device.report(2, rest, 0);
    await pass(600);
    device.report(2, lifted, 0);
    expect(await trial.pressed).toBe('hook');
    device.report(2, rest, 0);
    expect(orders).toEqual([]);
    expect(headsets.store.getState().usedElsewhereAt).toBeNull();
    expect(view().seen.hook).toBeDefined();
    // From now on it is the calls' again.
    headsets.calls(picture({ ringing: true }));
    device.report(2, lifted, 0);
    expect(orders).toEqual(['answer']);
  });

  it('that never answers is told apart from one that cannot be written to', async () => {
    const mute = await room();
    const first = mute.headsets.tryOut(mute.view().id)!;
    await mute.pass(1000);
    expect(await first.lights).toEqual({ written: true, acknowledged: false });
    first.stop();
    expect(await first.pressed).toBeNull();
    const shut = await room();
    shut.device.writable = false;
    const second = shut.headsets.tryOut(shut.view().id)!;
    await shut.pass(1000);
    expect(await second.lights).toEqual({ written: false, acknowledged: false });
    expect(shut.view().access).toBe('readOnly');
  });

  it('is the call’s at once when one comes, and is not tried during one', async () => {
    const { headsets, device, orders, pass, view } = await room();
    const trial = headsets.tryOut(view().id)!;
    await pass(100);
    headsets.calls(picture({ ringing: true }));
    expect(await trial.pressed).toBeNull();
    await settled();
    expect(device.shown.get(2)).toBe('4,0');
    device.report(2, lifted, 0);
    expect(orders).toEqual(['answer']);
    await pass(1000);
    expect(device.shown.get(2)).toBe('4,0');
    expect(headsets.tryOut(view().id)).toBeNull();
    expect(headsets.tryOut('gone')).toBeNull();
  });

  it('is not tried while it is off-hook for another program', async () => {
    const { headsets, device, view } = await room();
    device.report(2, rest, 0);
    const written = device.written.length;
    device.report(2, lifted, 0);
    expect(view().liftedElsewhere).toBe(true);
    expect(headsets.tryOut(view().id)).toBeNull();
    expect(device.written.length).toBe(written);
    device.report(2, rest, 0);
    expect(view().liftedElsewhere).toBeUndefined();
  });

  it('is over when it is unplugged, and once a second trial begins', async () => {
    const { port, headsets, device, view } = await room();
    const first = headsets.tryOut(view().id)!;
    const second = headsets.tryOut(view().id)!;
    expect(await first.pressed).toBeNull();
    port.unplug(device);
    await settled();
    expect(await second.pressed).toBeNull();
  });
});

describe('a headset that is switched off', () => {
  it('is said to be so by its key, and not any more when a button is heard', async () => {
    const { device, view } = await room('0b0e-24c9');
    const bit = linkMapOf(device.collections()).get(4)?.[0]?.bit ?? 0;
    const words = (set: boolean) => {
      const bytes = [0, 0];
      if (set) bytes[bit >> 3] = 1 << (bit & 7);
      device.report(4, ...bytes);
    };
    expect(view().reach).toBeUndefined();
    words(true);
    expect(view().reach).toBe('off');
    words(false);
    expect(view().reach).toBeUndefined();
  });

  it('is silent where it has answered before', async () => {
    const { headsets, device, pass, view } = await room();
    device.report(2, rest, 0);
    await pass(600);
    const call = async (answers: boolean) => {
      headsets.calls(picture({ busy: true }));
      await settled();
      if (answers) device.report(2, lifted, 0);
      await pass(1100);
      const during = view().reach;
      headsets.calls(picture());
      await settled();
      if (answers) device.report(2, rest, 0);
      await pass(1100);
      return during;
    };
    expect(await call(false)).toBeUndefined();
    expect(await call(true)).toBeUndefined();
    expect(await call(false)).toBe('silent');
    device.report(2, 4, 0);
    expect(view().reach).toBeUndefined();
  });
});
