import { expect, needs, test } from '../fixtures/audio-harness';
import { headset, heard, hears, laptop, silence, talk } from '../fixtures/graph-call';

needs('browser', 'sound-lab');

test.describe('the devices under the audio graph', () => {
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
