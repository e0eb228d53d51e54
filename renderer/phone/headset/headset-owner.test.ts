import { describe, expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import { createHeadsets } from './create-headsets';
import { picture, settled } from './testing/call-pictures';
import { fakeDevice, fakeHid } from './testing/fake-hid';

const room = async (...ids: string[]) => {
  const port = fakeHid();
  const clock = manualClock();
  const headsets = createHeadsets({ port, clock, log: () => undefined });
  const devices = ids.map(fakeDevice);
  for (const device of devices) port.plug(device);
  headsets.use(true);
  await settled();
  const shownAt = (nth: number) => devices[nth]!.shown.get(2);
  const views = () => headsets.store.getState().headsets;
  return { port, headsets, devices, shownAt, views };
};

/** Jabra's report: hook in the first bit. */
const [rest, lifted] = [0, 1];

describe('whose buttons and lights are for the calls', () => {
  it('the microphone says whose buttons they are, by its ids or the whole name of the product', async () => {
    const { headsets, views } = await room('0b0e-0307', '6993-b02b');
    const used = () => views().find((one) => one.used)?.name ?? null;
    headsets.speaksInto('Yealink');
    expect(used()).toBeNull();
    headsets.speaksInto('Casque (3- Realtek) (0b0e:0307)');
    expect(used()).toBe('Jabra EVOLVE LINK MS');
    headsets.speaksInto('Yealink WH66 Flex');
    expect(used()).toBeNull();
  });

  it('another microphone chosen in the call moves its buttons and lights to that headset', async () => {
    const { headsets, devices, shownAt } = await room('0b0e-0307', '6993-b02b');
    headsets.speaksInto('Yealink WH66');
    headsets.calls(picture({ ringing: true }));
    devices[0]!.report(2, rest, 0);
    devices[0]!.report(2, lifted, 0);
    headsets.calls(picture({ busy: true }));
    await settled();
    expect([shownAt(0), shownAt(1)]).toEqual(['1,0', '0,0']);
    headsets.speaksInto(null);
    headsets.speaksInto('Jabra EVOLVE LINK MS');
    headsets.speaksInto('Yealink WH66');
    await settled();
    expect([shownAt(0), shownAt(1)]).toEqual(['0,0', '1,0']);
  });

  it('the one that the agent chose is used, also replugged, until a microphone of another is chosen', async () => {
    const { port, headsets, devices, views } = await room('0b0e-0307', '6993-b02b');
    const used = () => views().find((one) => one.used)?.name ?? null;
    headsets.speaksInto('Yealink WH66');
    headsets.prefer(devices[0]!.id);
    expect(used()).toBe('Jabra EVOLVE LINK MS');
    port.unplug(devices[0]!);
    await settled();
    expect(used()).toBe('Yealink WH66');
    port.plug(fakeDevice('0b0e-0307'));
    await settled();
    expect(used()).toBe('Jabra EVOLVE LINK MS');
    // A microphone that is nobody's says nothing of buttons.
    headsets.speaksInto('Realtek Audio');
    expect(used()).toBe('Jabra EVOLVE LINK MS');
    headsets.speaksInto('Yealink WH66');
    expect(used()).toBe('Yealink WH66');
  });

  it('of two of one product the agent chooses which, and an unknown one changes nothing', async () => {
    const { headsets, devices, views } = await room('0b0e-0307', '0b0e-0307');
    const used = () => views().map((one) => one.used);
    headsets.speaksInto('Jabra EVOLVE LINK MS (0b0e:0307)');
    expect(used()).toEqual([false, false]);
    headsets.prefer(devices[1]!.id);
    headsets.prefer('gone');
    expect(used()).toEqual([false, true]);
  });
});
