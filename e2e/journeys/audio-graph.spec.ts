import { expect, needs, test } from '../fixtures/audio-harness';
import { headset, heard, hears, laptop, silence, talk } from '../fixtures/graph-call';

needs('browser', 'sound-lab');

test.describe('the audio graph', () => {
  test('the microphone is changed in mid-call, and the sender never notices', async ({ room }) => {
    const page = await room.open();
    await talk(page);
    const before = await page.evaluate(() => window.harness.sender('a'));
    await page.evaluate(
      (label) => window.harness.prefer({ microphones: [label] }),
      room.pulse.microphones.headset.label,
    );
    // On a quiet machine it is sent within 150 ms; when it is heard depends on the far end's buffers.
    await expect
      .poll(
        () =>
          page.evaluate(async () => (await window.harness.sent('a', [980], 200)).share[980] ?? 0),
        { timeout: 3_000, intervals: [50] },
      )
      .toBeGreaterThan(heard);
    await expect.poll(() => hears(page, headset)).toBeGreaterThan(heard);
    expect(await hears(page, laptop)).toBeLessThan(0.05);
    expect(await page.evaluate(() => window.harness.sender('a'))).toEqual(before);
    expect(before).toMatchObject({ same: true, state: 'live' });
  });

  test('a closed microphone is silent on the wire, and comes back', async ({ room }) => {
    const page = await room.open();
    await page.evaluate(() => window.harness.call('a'));
    await page.waitForTimeout(500);
    const unopened = await page.evaluate(() => window.harness.farEnd('a', [], 400));
    expect(unopened.peak).toBeLessThan(silence / 10);
    await page.evaluate(() => window.harness.open('a', true));
    await expect.poll(() => hears(page, laptop), { timeout: 30_000 }).toBeGreaterThan(heard);
    let loud = 0;
    await expect
      .poll(async () => {
        loud = (await page.evaluate(() => window.harness.farEnd('a', [], 400))).level;
        return loud;
      })
      .toBeGreaterThan(0.05);

    await page.evaluate(() => window.harness.open('a', false));
    const sent = (ms: number) =>
      page.evaluate(async (time) => (await window.harness.sent('a', [], time)).peak, ms);
    await expect.poll(() => sent(100), { timeout: 2_000, intervals: [20] }).toBe(0);
    expect(await sent(500)).toBe(0);
    const loudest = (ms: number) =>
      page.evaluate(async (time) => (await window.harness.farEnd('a', [], time)).peak, ms);
    await expect.poll(() => loudest(200)).toBeLessThan(loud * silence);
    expect(await loudest(1_000)).toBeLessThan(loud * silence);

    await page.evaluate(() => window.harness.open('a', true));
    await expect.poll(() => hears(page, laptop), { timeout: 30_000 }).toBeGreaterThan(heard);
  });

  test('mute and unmute do not click', async ({ room }) => {
    const page = await room.open();
    await talk(page);
    const tones = await page.evaluate(async () => {
      const heard = [];
      for (let turn = 0; turn < 4; turn++) heard.push(await window.harness.sent('a', [], 400));
      return heard;
    });
    // A hole that a busy machine leaves in the sound makes it fainter, and a step of its own.
    const tone = tones.toSorted((a, b) => b.level - a.level)[0];
    if (!tone) throw new Error('nothing was sent');
    const toggling = () =>
      page.evaluate(async () => {
        const toggled = window.harness.sent('a', [], 800);
        for (let turn = 0; turn < 8; turn++) {
          await new Promise((resolve) => {
            setTimeout(resolve, 90);
          });
          window.harness.open('a', turn % 2 === 1);
        }
        return toggled;
      });
    // The steepest step of the tone itself, and no more than twice as steep while it fades. A switch without a fade
    // clicks whenever it is tried; a hole is not there the next time.
    await expect
      .poll(
        async () => {
          const { step, level } = await toggling();
          return level < tone.level * 0.9 ? step / tone.step : Infinity;
        },
        { timeout: 30_000, intervals: [100] },
      )
      .toBeLessThan(2);
  });

  test('two calls: one hears the agent while the other is held', async ({ room }) => {
    const page = await room.open();
    await talk(page);
    expect(await page.evaluate(() => window.harness.call('b'))).toBeNull();
    await page.evaluate(() => window.harness.open('a', false));
    await page.evaluate(() => window.harness.open('b', true));
    await expect
      .poll(async () => (await page.evaluate(() => window.harness.farEnd('a', [], 200))).peak)
      .toBeLessThan(silence / 10);
    await expect
      .poll(() =>
        page.evaluate(async () => (await window.harness.farEnd('b', [420], 300)).share[420] ?? 0),
      )
      .toBeGreaterThan(heard);
    const held = await page.evaluate(() => window.harness.farEnd('a', [], 500));
    expect(held.peak).toBeLessThan(silence / 10);
    await page.evaluate(() => window.harness.release('b'));
    await page.evaluate(() => window.harness.open('a', true));
    await expect.poll(() => hears(page, laptop), { timeout: 30_000 }).toBeGreaterThan(heard);
  });

  test('a conference: everyone hears everyone else, nobody hears himself', async ({ room }) => {
    const page = await room.open();
    await talk(page);
    expect(await page.evaluate(() => window.harness.call('b'))).toBeNull();
    await page.evaluate(() => window.harness.open('b', true));
    await page.evaluate(() => {
      window.harness.say('a', 700);
      window.harness.say('b', 1300);
      window.harness.mix(['a', 'b']);
    });
    const ear = (id: string) =>
      page.evaluate(
        async (call) => (await window.harness.farEnd(call, [420, 700, 1300], 400)).share,
        id,
      );
    /** With two voices at once, each has its part. */
    const part = 0.15;
    const hear = async (id: string, wanted: number[], unwanted: number[]) => {
      await expect
        .poll(async () => {
          const share = await ear(id);
          return {
            missing: wanted.filter((hertz) => (share[hertz] ?? 0) <= part),
            // What was said a moment before is still on its way to the ear.
            unwanted: unwanted.filter((hertz) => (share[hertz] ?? 0) >= 0.01),
          };
        })
        .toEqual({ missing: [], unwanted: [] });
    };
    await hear('a', [laptop, 1300], [700]);
    await hear('b', [laptop, 700], [1300]);

    // In the agent's speaker as well: whoever is muted there is muted for everybody here.
    const speaker = async () => (await room.pulse.listen('laptop', [700, 1300])).share;
    await expect.poll(async () => (await speaker())[1300] ?? 0).toBeGreaterThan(part);
    await page.evaluate(() => window.harness.heard('b', false));
    await hear('b', [laptop, 700], [1300]);
    await expect.poll(async () => (await ear('a'))[1300]).toBeLessThan(0.01);
    await expect.poll(async () => (await speaker())[1300] ?? 1).toBeLessThan(0.01);
    expect((await speaker())[700] ?? 0).toBeGreaterThan(heard);
    // Counted by the graph all the same: a party who is muted here is not silent there.
    expect((await page.evaluate(() => window.harness.levels(300))).remote).toBeGreaterThan(0.1);
    await page.evaluate(() => window.harness.heard('b', true));
    await hear('a', [laptop, 1300], [700]);
    await expect.poll(async () => (await speaker())[1300] ?? 0).toBeGreaterThan(part);

    // The agent is muted towards both; they still hear each other.
    await page.evaluate(() => {
      window.harness.open('a', false);
      window.harness.open('b', false);
    });
    await hear('a', [1300], [laptop, 700]);
    await hear('b', [700], [laptop, 1300]);
    await page.evaluate(() => window.harness.mix([]));
    await expect
      .poll(async () => (await page.evaluate(() => window.harness.farEnd('a', [], 300))).peak)
      .toBeLessThan(silence);
  });

  test('who is held hears music and not the agent, then the agent again', async ({ room }) => {
    const page = await room.open();
    await talk(page);
    await page.evaluate(() => {
      window.harness.open('a', false);
      window.harness.music('a', true);
    });
    const listen = () => page.evaluate(() => window.harness.farEnd('a', [420], 1_000));
    await expect
      .poll(async () => {
        const { share, level } = await listen();
        return (share[laptop] ?? 1) < 0.05 && level > 0.01;
      })
      .toBe(true);
    expect((await listen()).peak).toBeLessThan(0.9);
    await page.evaluate(() => {
      window.harness.music('a', false);
      window.harness.open('a', true);
    });
    await expect.poll(() => hears(page, laptop), { timeout: 30_000 }).toBeGreaterThan(heard);
  });
});
