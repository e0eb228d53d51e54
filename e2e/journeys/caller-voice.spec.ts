import type { Page } from '@playwright/test';
import { expect, needs, type SoundRoom, test } from '../fixtures/audio-harness';

needs('browser', 'sound-lab');

// What the agent really hears: the speaker's own sound, not what was meant for it.
const tone = 700;
/** Telephone speech is meant to have -24 dB here, 0.063; within 3 dB of it. */
const even = { least: 0.045, most: 0.09 };
const pure = 0.85;

const ring = async (room: SoundRoom, order: Parameters<SoundRoom['open']>[0]): Promise<Page> => {
  const page = await room.open(order);
  await page.evaluate(() => window.harness.warm());
  expect(await page.evaluate(() => window.harness.call('a'))).toBeNull();
  return page;
};

const say = (page: Page, amplitude: number) =>
  page.evaluate(([hertz, loud]) => window.harness.say('a', hertz, loud), [
    tone,
    amplitude,
  ] as const);

/** Loud as it should be, and the same tone: a stretched voice would be another one. */
const isEven = (room: SoundRoom, speaker: 'laptop' | 'headset' = 'laptop') =>
  expect
    .poll(
      async () => {
        const { level, share } = await room.pulse.listen(speaker, [tone]);
        const fits = level > even.least && level < even.most && (share[tone] ?? 0) > pure;
        return fits
          ? 'even'
          : `${level.toFixed(3)}, ${(share[tone] ?? 0).toFixed(2)} of it the tone`;
      },
      { timeout: 30_000, intervals: [100] },
    )
    .toBe('even');

const isAsItCame = (room: SoundRoom, level: number) =>
  expect
    .poll(
      async () => {
        const heard = await room.pulse.listen('laptop', [tone]);
        return Math.abs(heard.level - level) < 0.15 * level && (heard.share[tone] ?? 0) > pure;
      },
      { timeout: 30_000, intervals: [100] },
    )
    .toBe(true);

test.describe('the caller’s voice', () => {
  test.setTimeout(180_000);

  test('a quiet one is raised and a loud one lowered in the chosen speaker, the system’s volume stays', async ({
    room,
  }) => {
    const page = await ring(room, { levelCallers: true });
    const volumes = () => [room.pulse.volume('laptop'), room.pulse.volume('headset')];
    const before = volumes();
    await say(page, 0.025);
    await isEven(room);
    await say(page, 0.4);
    await isEven(room);
    const { headset } = room.pulse.speakers;
    await page.evaluate((label) => window.harness.prefer({ speakers: [label] }), headset.label);
    await isEven(room, 'headset');
    expect((await room.pulse.listen('laptop', [tone])).level).toBeLessThan(0.001);
    expect(volumes()).toEqual(before);
    const { remote } = await page.evaluate(() => window.harness.levels(500));
    expect(remote, 'its own level is known').toBeGreaterThan(0.25);
  });

  test('one of the right loudness is left alone; switched off, it is heard as it comes', async ({
    room,
  }) => {
    const page = await ring(room, { levelCallers: true });
    await say(page, 0.1);
    await isAsItCame(room, 0.0707);
    await say(page, 0.4);
    await isEven(room);
    await page.evaluate(() => window.harness.prefer({ levelCallers: false }));
    await isAsItCame(room, 0.283);
  });

  test('is heard without what makes it better where that stands still', async ({ room }) => {
    const page = await room.open({ levelCallers: true });
    await page.evaluate(() => {
      const contexts: AudioContext[] = [];
      window.AudioContext = new Proxy(window.AudioContext, {
        construct: (target, given, made) => {
          const context = Reflect.construct(target, given, made) as AudioContext;
          contexts.push(context);
          return context;
        },
      });
      Object.assign(window, { contexts });
    });
    await page.evaluate(() => window.harness.call('a'));
    await say(page, 0.4);
    await isEven(room);
    await page.evaluate(async () => {
      const { contexts } = window as unknown as { contexts: AudioContext[] };
      await contexts.at(-1)?.suspend();
    });
    await isAsItCame(room, 0.283);
  });

  test('the network takes what is no voice out of the caller’s side, and gives it back', async ({
    room,
  }) => {
    const page = await ring(room, {});
    await say(page, 0.3);
    await isAsItCame(room, 0.212);
    await page.evaluate(() => window.harness.prefer({ suppressCallers: true }));
    const share = async () => {
      const heard = await room.pulse.listen('laptop', [tone]);
      return heard.level * Math.sqrt(heard.share[tone] ?? 0);
    };
    await expect.poll(share, { timeout: 60_000, intervals: [100] }).toBeLessThan(0.05);
    await page.evaluate(() => window.harness.prefer({ suppressCallers: false }));
    await isAsItCame(room, 0.212);
  });
});
