import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/audio-harness';

// A call between two connections in one page: what the far end hears is what went over the wire.
const laptop = 420;
const headset = 980;
/** The tone is most of what is heard; a machine under load tears holes into it. */
const heard = 0.4;
/** A thousandth of the voice: -60 dB. */
const silence = 0.001;

const hears = (page: Page, hertz: number, ms = 300) =>
  page.evaluate(
    async ([tone, time]) => (await window.harness.farEnd('a', [tone], time)).share[tone] ?? 0,
    [hertz, ms] as const,
  );

const talk = async (page: Page): Promise<void> => {
  await page.evaluate(() => window.harness.warm());
  expect(await page.evaluate(() => window.harness.call('a'))).toBeNull();
  await page.evaluate(() => window.harness.open('a', true));
  await expect.poll(() => hears(page, laptop), { timeout: 30_000 }).toBeGreaterThan(heard);
};

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
    const [tone, toggled] = await page.evaluate(async () => {
      const steady = await window.harness.sent('a', [], 400);
      const toggling = window.harness.sent('a', [], 800);
      for (let turn = 0; turn < 8; turn++) {
        await new Promise((resolve) => {
          setTimeout(resolve, 90);
        });
        window.harness.open('a', turn % 2 === 1);
      }
      return [steady, await toggling] as const;
    });
    // The steepest step of the tone itself, and no more than twice as steep while it fades.
    expect(toggled.step).toBeLessThan(tone.step * 2);
    expect(toggled.level).toBeLessThan(tone.level * 0.9);
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

  test('a microphone pulled out in mid-call is silence and a question, never another microphone', async ({
    room,
  }) => {
    const { microphones } = room.pulse;
    const page = await room.open({
      microphones: [microphones.headset.label, microphones.laptop.label],
    });
    await page.evaluate(() => window.harness.call('a'));
    await page.evaluate(() => window.harness.open('a', true));
    await expect.poll(() => hears(page, headset)).toBeGreaterThan(heard);
    const before = await page.evaluate(() => window.harness.sender('a'));
    room.pulse.unplug('headset');
    await expect
      .poll(() => page.evaluate(() => window.harness.snapshot()), { timeout: 5_000 })
      .toMatchObject({
        asking: {
          lost: microphones.headset.label,
          proposal: microphones.laptop.label,
        },
      });
    await expect
      .poll(async () => (await page.evaluate(() => window.harness.farEnd('a', [], 200))).peak)
      .toBeLessThan(silence / 10);
    await page.evaluate(() => window.harness.continueWithProposal());
    await expect.poll(() => hears(page, laptop), { timeout: 5_000 }).toBeGreaterThan(heard);
    expect(await page.evaluate(() => window.harness.sender('a'))).toEqual(before);
  });

  test('the caller is heard in the speaker that was chosen, also when it changes', async ({
    room,
  }) => {
    const page = await room.open();
    await talk(page);
    await page.evaluate(() => window.harness.say('a', 700));
    await expect
      .poll(async () => (await room.pulse.listen('laptop', [700])).share[700] ?? 0)
      .toBeGreaterThan(heard);
    expect((await room.pulse.listen('headset', [700])).level).toBeLessThan(silence);
    const levels = await page.evaluate(() => window.harness.levels(500));
    expect(levels.remote).toBeGreaterThan(0.1);
    expect(levels.microphone).toBeGreaterThan(0.1);
    expect(levels.readings).toBeGreaterThanOrEqual(7);
    expect(levels.readings).toBeLessThanOrEqual(11);

    await page.evaluate(
      (label) => window.harness.prefer({ speakers: [label] }),
      room.pulse.speakers.headset.label,
    );
    await expect
      .poll(async () => (await room.pulse.listen('headset', [700])).share[700] ?? 0)
      .toBeGreaterThan(heard);
    expect((await room.pulse.listen('laptop', [700])).level).toBeLessThan(silence);
  });

  test('it rings in the ringer, waits in the ear and stops', async ({ room }) => {
    const { speakers } = room.pulse;
    const page = await room.open({
      ringers: [speakers.headset.label],
      speakers: [speakers.laptop.label],
    });
    await expect
      .poll(() => page.evaluate(() => window.harness.snapshot().decision.ringer))
      .toBe(speakers.headset.label);
    await page.evaluate(() => window.harness.ring('ringing'));
    await expect
      .poll(async () => (await room.pulse.listen('headset', [], 1_000)).level)
      .toBeGreaterThan(0.02);
    expect((await room.pulse.listen('laptop', [], 300)).level).toBeLessThan(silence);
    await page.evaluate(() => window.harness.ring('none'));
    // Longer than the pause between two rings.
    await expect
      .poll(async () => (await room.pulse.listen('headset', [], 3_600)).level)
      .toBeLessThan(silence);

    await page.evaluate(() => window.harness.ring('waiting'));
    await page.evaluate(() => window.harness.ended('busy'));
    await expect
      .poll(async () => (await room.pulse.listen('laptop', [440], 500)).share[440] ?? 0)
      .toBeGreaterThan(heard / 2);
    expect((await room.pulse.listen('headset', [], 300)).level).toBeLessThan(silence);
  });

  test('the microphone is let go some seconds after the last call', async ({ room }) => {
    const page = await room.open();
    await talk(page);
    expect(room.pulse.captures()).toBe(1);
    await page.evaluate(() => window.harness.release('a'));
    await page.waitForTimeout(3_000);
    expect(room.pulse.captures()).toBe(1);
    await expect.poll(() => room.pulse.captures(), { timeout: 5_000 }).toBe(0);
    await talk(page);
  });

  test('what is said comes back after five seconds', async ({ room }) => {
    const page = await room.open();
    await page.evaluate(() => {
      void window.harness.echo();
    });
    await page.waitForTimeout(3_000);
    expect((await room.pulse.listen('laptop', [laptop], 500)).level).toBeLessThan(silence);
    await expect
      .poll(async () => (await room.pulse.listen('laptop', [laptop], 500)).share[laptop] ?? 0)
      .toBeGreaterThan(heard);
    await expect
      .poll(() => page.evaluate(() => window.harness.snapshot().test), { timeout: 8_000 })
      .toBe('none');
  });

  test('a refused microphone is said; where none is needed the call is silent', async ({
    room,
  }) => {
    const refused = await room.open({ permitted: false });
    expect(await refused.evaluate(() => window.harness.call('a'))).toBe('microphoneRefused');
    expect(await refused.evaluate(() => window.harness.snapshot().microphone)).toBe('refused');

    const practice = await room.open({ permitted: false, microphoneOptional: true });
    expect(await practice.evaluate(() => window.harness.call('a'))).toBeNull();
    await practice.evaluate(() => window.harness.open('a', true));
    await practice.evaluate(() => window.harness.say('a', 700));
    await expect
      .poll(async () => (await practice.evaluate(() => window.harness.levels(300))).remote)
      .toBeGreaterThan(0.1);
    const heard = await practice.evaluate(() => window.harness.farEnd('a', [], 400));
    expect(heard.peak).toBeLessThan(silence / 10);
    expect(room.pulse.captures()).toBe(0);
  });
});
