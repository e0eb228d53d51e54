import type { HeadsetQuirk } from '@contract';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import { createHeadsets } from './create-headsets';
import type { HeadsetOrder } from './headset-step';
import { type FakeDevice, fakeDevice, fakeHid } from './testing/fake-hid';
import { settled } from './testing/call-pictures';

const noCalls = { ringing: false, busy: false, held: false, message: false };

const room = async (...ids: string[]) => {
  const port = fakeHid();
  const clock = manualClock();
  const headsets = createHeadsets({ port, clock, log: () => undefined });
  const orders: HeadsetOrder[] = [];
  headsets.onOrder((order) => orders.push(order));
  const devices = ids.map(fakeDevice);
  for (const device of devices) port.plug(device);
  headsets.use(true);
  await settled();
  const [device] = devices as [FakeDevice, ...FakeDevice[]];
  const now = () => headsets.store.getState();
  /** What its maker's report says in the second byte, made up. */
  const press = (code: number) => {
    for (const byte of [code, 0]) {
      device.report(17, 0x40, byte);
      clock.advance(byte === 0 ? 1200 : 100);
    }
  };
  const begin = async () => {
    headsets.teach(device.id);
    await settled();
    device.report(17, 0x40, 0);
    clock.advance(8000);
  };
  return { port, clock, headsets, orders, device, now, press, begin };
};

const learn = async () => {
  const scene = await room('046d-0ac4');
  const { begin, press, headsets, clock, now } = scene;
  await begin();
  press(1);
  press(1);
  clock.advance(700);
  headsets.answerLesson('skip');
  clock.advance(700);
  press(2);
  press(2);
  headsets.answerLesson('skip');
  headsets.answerLesson('skip');
  return { ...scene, quirk: now().lesson?.quirk as HeadsetQuirk };
};

describe('a headset that follows no standard', () => {
  it('is shown as one whose buttons are not known, and left closed', async () => {
    const { now, device } = await room('046d-0ac4');
    expect(now().unknown.map((one) => one.name)).toEqual(['Logitech G535']);
    expect(device.opened).toBe(false);
  });

  it('learns its buttons, then answers, mutes and hangs up with them', async () => {
    const { quirk, headsets, device, orders, clock, now, port } = await learn();
    expect(quirk).toEqual({
      product: '046d:0ac4',
      name: 'Logitech G535',
      buttons: [
        {
          button: 'hook',
          collection: 'ff43:0202',
          reportId: 17,
          byte: 1,
          mask: 1,
          value: 1,
          kind: 'press',
        },
        {
          button: 'mute',
          collection: 'ff43:0202',
          reportId: 17,
          byte: 1,
          mask: 2,
          value: 2,
          kind: 'press',
        },
      ],
    });
    expect(now().lesson?.useful).toBe(true);
    expect(orders).toEqual([]);
    headsets.quirks([quirk]);
    headsets.endTeaching();
    await settled();
    await settled();
    expect(now()).toMatchObject({ unknown: [], lesson: null });
    expect(now().headsets).toMatchObject([
      { name: 'Logitech G535', powers: 'calls', taught: ['hook', 'mute'], access: 'open' },
    ]);
    expect(port.taught).toEqual([null, '046d:0ac4', null]);
    const mutes: boolean[] = [];
    headsets.onMute((muted) => mutes.push(muted));
    headsets.calls({ ...noCalls, ringing: true });
    device.report(17, 0x40, 1);
    device.report(17, 0x40, 0);
    headsets.calls({ ...noCalls, busy: true });
    clock.advance(1000);
    device.report(17, 0x40, 2);
    device.report(17, 0x40, 0);
    device.report(17, 0x40, 1);
    expect(orders).toEqual(['answer', 'hangUp']);
    expect(mutes).toEqual([true]);
    expect(device.written).toEqual([]);
  });

  it('is given back to the calls by a lesson that was left at its end, and what was learned can still be kept', async () => {
    const { quirk, clock, now, port, device } = await learn();
    clock.advance(6 * 60_000);
    await settled();
    await settled();
    expect(now().lesson).toMatchObject({ phase: 'over', end: 'timedOut', quirk, useful: true });
    expect(device.opened).toBe(false);
    expect(port.taught.at(-1)).toBeNull();
  });

  it('forgets what another product was taught', async () => {
    const { quirk, headsets, now } = await learn();
    headsets.quirks([{ ...quirk, product: '046d:0ac5' }]);
    headsets.endTeaching();
    await settled();
    await settled();
    expect(now().headsets).toEqual([]);
    expect(now().unknown).toHaveLength(1);
  });

  it('with a hook that stays where it is answers and hangs up with each turn', async () => {
    const { headsets, device, orders, clock } = await room('046d-0ac4');
    const hook = {
      button: 'hook',
      collection: 'ff43:0202',
      reportId: 17,
      byte: 1,
      mask: 1,
      value: 1,
      kind: 'toggle',
    } as const;
    headsets.quirks([{ product: '046d:0ac4', buttons: [hook] }]);
    await settled();
    await settled();
    device.report(17, 0, 0);
    clock.advance(1000);
    headsets.calls({ ...noCalls, ringing: true });
    device.report(17, 0, 1);
    headsets.calls({ ...noCalls, busy: true });
    clock.advance(4000);
    device.report(17, 0, 0);
    expect(orders).toEqual(['answer', 'hangUp']);
    headsets.calls(noCalls);
    clock.advance(4000);
    // Answered on the screen: the hook stayed down, and its next turn ends the call.
    headsets.calls({ ...noCalls, busy: true });
    clock.advance(4000);
    device.report(17, 0, 1);
    expect(orders).toEqual(['answer', 'hangUp', 'hangUp']);
  });
});

describe('while a headset is taught', () => {
  it('its buttons touch no call, and its lights ask for a press', async () => {
    const { headsets, device, orders, clock, now } = await room('0b0e-0307');
    headsets.teach(device.id);
    await settled();
    expect(now()).toMatchObject({ headsets: [], lesson: { phase: 'rest' } });
    clock.advance(8000);
    await settled();
    expect(device.shown.get(2)).toBe('4,0');
    headsets.calls({ ...noCalls, ringing: true });
    device.report(2, 1, 0);
    expect(orders).toEqual([]);
    headsets.endTeaching();
    await settled();
    await settled();
    expect(now().headsets).toMatchObject([{ access: 'open' }]);
    expect(device.shown.get(2)).toBe('4,0');
  });

  it('a call that was answered elsewhere still opens its microphone', async () => {
    const { headsets, device, clock } = await room('0b0e-0307');
    headsets.teach(device.id);
    await settled();
    clock.advance(8000);
    headsets.calls({ ...noCalls, busy: true });
    await settled();
    expect(device.shown.get(2)).toBe('5,0');
    headsets.answerLesson('skip');
    await settled();
    expect(device.shown.get(2)).toBe('1,0');
    headsets.endTeaching();
    await settled();
    await settled();
    expect(device.shown.get(2)).toBe('1,0');
  });

  it('it is not begun in a call', async () => {
    const { headsets, device, now } = await room('0b0e-0307');
    headsets.calls({ ...noCalls, busy: true });
    headsets.teach(device.id);
    expect(now().lesson).toBeNull();
    expect(now().headsets).toHaveLength(1);
  });

  it('unplugged or refused it says so', async () => {
    const { headsets, device, port, now, begin } = await room('046d-0ac4');
    await begin();
    port.unplug(device);
    await settled();
    await settled();
    expect(now().lesson).toMatchObject({ phase: 'over', end: 'unplugged', quirk: null });
    headsets.endTeaching();
    device.openable = false;
    port.plug(device);
    await settled();
    headsets.teach(device.id);
    await settled();
    expect(now().lesson).toMatchObject({ phase: 'over', end: 'refused' });
  });

  it('and nobody answers for long, it is back with the calls by itself', async () => {
    const { headsets, device, clock, now, port } = await room('0b0e-0307');
    headsets.teach(device.id);
    await settled();
    clock.advance(6 * 60_000);
    await settled();
    await settled();
    expect(now().lesson).toMatchObject({ phase: 'over', end: 'timedOut' });
    expect(now().headsets).toMatchObject([{ access: 'open' }]);
    expect(port.taught.at(-1)).toBeNull();
    headsets.endTeaching();
    expect(now().lesson).toBeNull();
  });

  it('and another one follows at once, that one may still be used', async () => {
    const { headsets, device, now, port, begin } = await room('046d-0ac4', '046d-0a37');
    await begin();
    const other = now().unknown[0]!;
    headsets.endTeaching();
    headsets.teach(other.id);
    await settled();
    await settled();
    expect(now().lesson).toMatchObject({ id: other.id, phase: 'rest' });
    expect(port.taught.at(-1)).toBe('046d:0a37');
    expect(device.opened).toBe(false);
  });

  it('headset buttons switched off end the lesson', async () => {
    const { headsets, device, now, begin } = await room('046d-0ac4');
    await begin();
    headsets.use(false);
    await settled();
    await settled();
    expect(now()).toMatchObject({ lesson: null, unknown: [] });
    expect(device.opened).toBe(false);
  });
});
