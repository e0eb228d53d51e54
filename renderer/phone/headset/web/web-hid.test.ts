import type { HeadsetTeaching } from '@contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { manualClock } from '../../../kernel';
import { createHeadsets } from '../create-headsets';
import { sampleDevice } from '../testing/devices';
import { createWebHid } from './web-hid';

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A device as browsers give it. Its descriptor is the real one's; what it says on its maker's page is made up. */
class Device extends EventTarget {
  opened = false;
  readonly productName;
  readonly vendorId;
  readonly productId;
  readonly collections;

  constructor(id: string) {
    super();
    const { name, chromium } = sampleDevice(id);
    const [vendorId = 0, productId = 0] = id.split('-').map((text) => Number.parseInt(text, 16));
    this.productName = name;
    this.vendorId = vendorId;
    this.productId = productId;
    this.collections = chromium;
  }
  open() {
    this.opened = true;
    return Promise.resolve();
  }
  close() {
    this.opened = false;
    return Promise.resolve();
  }
  forget = () => Promise.resolve();
  sendReport = () => Promise.resolve();
  say(reportId: number, ...bytes: number[]) {
    if (!this.opened) return;
    // Browsers hand over a view into a larger buffer.
    const whole = new Uint8Array([0xee, ...bytes, 0xee]);
    const data = new DataView(whole.buffer, 1, bytes.length);
    this.dispatchEvent(Object.assign(new Event('inputreport'), { reportId, data }));
  }
}

/** The desktop's half of the bargain is the test's: what may be used is what `permitted` says. */
const plugIn = (device: Device, forgets: boolean) => {
  const asked: HeadsetTeaching[] = [];
  const choosers: unknown[] = [];
  let permitted = false;
  const hid = Object.assign(new EventTarget(), {
    getDevices: () => Promise.resolve(permitted ? [device] : []),
    requestDevice: (options: unknown) => {
      choosers.push(options);
      permitted = true;
      return Promise.resolve([device]);
    },
  });
  vi.stubGlobal('navigator', { hid });
  const port = createWebHid({
    log: () => undefined,
    forgets,
    teaching: (what) => {
      asked.push(what);
      if (!forgets) permitted = what !== null;
      return Promise.resolve();
    },
  });
  const clock = manualClock();
  const headsets = createHeadsets({ port, clock, log: () => undefined });
  headsets.use(true);
  return { headsets, clock, asked, choosers, permit: () => (permitted = true) };
};

afterEach(() => vi.unstubAllGlobals());

describe('a headset of a maker’s own page over WebHID', () => {
  it('is found, taught and used where the desktop permits it for the lesson', async () => {
    const device = new Device('046d-0ac4');
    const { headsets, clock, asked, permit } = plugIn(device, false);
    const now = () => headsets.store.getState();
    await settled();
    expect(now().unknown).toEqual([]);
    await headsets.lookFurther();
    expect(now().unknown).toMatchObject([{ name: 'Logitech G535', product: '046d:0ac4' }]);
    headsets.teach(now().unknown[0]!.id);
    await settled();
    expect([device.opened, asked]).toEqual([true, [null, 'look', '046d:0ac4']]);
    // A counter and a battery beside the button, each in the maker's long report.
    let count = 0;
    const say = (code: number) => device.say(17, count++ & 255, 0x64, 0, code);
    for (let at = 0; at < 16; at += 1) {
      say(0);
      clock.advance(500);
    }
    for (const _ of [1, 2]) {
      say(8);
      clock.advance(120);
      say(0);
      clock.advance(1200);
    }
    expect(now().lesson).toMatchObject({ asked: 'drop', outcomes: { hook: 'learned' } });
    for (const _ of [1, 2, 3, 4]) headsets.answerLesson('skip');
    const quirk = now().lesson?.quirk;
    expect(quirk?.buttons).toEqual([
      {
        button: 'hook',
        collection: 'ff43:0202',
        reportId: 17,
        byte: 3,
        mask: 8,
        value: 8,
        kind: 'press',
      },
    ]);
    headsets.quirks([quirk!]);
    headsets.endTeaching();
    await settled();
    expect(asked.at(-1)).toBeNull();
    // From now on a setting names it.
    permit();
    clock.advance(500);
    await settled();
    await settled();
    expect(now().headsets).toMatchObject([{ name: 'Logitech G535', access: 'open' }]);
    const orders: string[] = [];
    headsets.onOrder((order) => orders.push(order));
    headsets.calls({ ringing: true, busy: false, held: false, message: false });
    say(8);
    say(8);
    say(0);
    expect(orders).toEqual(['answer']);
  });

  it('is chosen by the agent where the browser asks', async () => {
    const device = new Device('046d-0a37');
    const { headsets, choosers } = plugIn(device, true);
    await headsets.lookFurther();
    expect(choosers).toEqual([{ filters: [] }]);
    expect(headsets.store.getState().unknown).toHaveLength(1);
  });
});
