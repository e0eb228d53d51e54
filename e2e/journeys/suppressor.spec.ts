import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, needs, type OpenDesk, test as atDesk } from '../fixtures/desk';
import { writeNoisyVoice } from '../fixtures/noisy-voice';
import { builtRenderer } from '../fixtures/open-desk';
import type { FarEnd } from '../lab/far-end';
import { agent, browserCustomer } from '../lab/people';
import { settingsFor } from '../lab/settings';
import { DeskPage } from '../pages/desk-page';
import { openOnStandin } from '../standin/standin-desk';

needs('browser', 'sip-lab');

// The network as the agent has it: loaded by the built desk, under its own content policy, and heard at the far end
// of a call. The fake microphone says sentences in white noise, 5 dB below them, with two seconds of noise in between.

/** The pauses, and the loud parts of the sentences: the 25th and the 85th of a hundred looks, in dB. */
const heardBy = async (caller: FarEnd) => {
  const levels = await caller.page.evaluate(() => window.farEnd.levels(10_000));
  const sorted = levels.toSorted((a, b) => a - b);
  const at = (share: number) =>
    20 * Math.log10(Math.max(1e-6, sorted[Math.floor(sorted.length * share)] ?? 0));
  const [pauses, voice] = [at(0.25), at(0.85)];
  return { pauses, voice, apart: voice - pauses };
};

/** With the noise as it is, the voice stands out by no more than this; without it, by much more (dB). */
const noisy = 14;
const quiet = 22;

const becomes = async (caller: FarEnd, name: string, fits: (apart: number) => boolean) => {
  let heard = { pauses: 0, voice: 0, apart: 0 };
  await expect
    .poll(
      async () => {
        heard = await heardBy(caller);
        const [pauses, voice, apart] = [heard.pauses, heard.voice, heard.apart].map((one) =>
          one.toFixed(1),
        );
        console.log(`${name}: pauses ${pauses} dB, voice ${voice} dB, ${apart} apart`);
        return fits(heard.apart);
      },
      { message: name, timeout: 60_000, intervals: [100] },
    )
    .toBe(true);
  return heard;
};

const chooseNoise = async (desk: DeskPage, choice: 'off' | 'neural') => {
  await desk.openSettings();
  await desk.settingsSection('audio');
  await desk.page
    .getByLabel(desk.words('settings.audio.noise'), { exact: true })
    .selectOption(choice);
};

const talk = async (desk: DeskPage, caller: FarEnd) => {
  await caller.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();
};

interface NoisyHome {
  /** Who listens at the far end. */
  caller: FarEnd;
  /** What the microphone at home hears: a file. */
  voice: string;
}

let written: Promise<string> | null = null;

const test = atDesk.extend<NoisyHome>({
  caller: async ({ farEnd }, use) => {
    await use(await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' }));
  },
  voice: async ({ caller, lab }, use) => {
    // The same for all of a worker.
    await use(await (written ??= writeNoisyVoice(caller.page, join(lab.folder, 'noisy.wav'))));
  },
});

/** Three times as long as there is for a block of 128 samples. */
const slowly = `const register = globalThis.registerProcessor;
globalThis.registerProcessor = (name, Processor) => register.call(globalThis, name,
  class extends Processor {
    process(...given) {
      const end = Date.now() + 8;
      while (Date.now() < end);
      return super.process(...given);
    }
  });
`;

/** The settings of the lab, with the suppression that the desk has by itself. */
const bySelf = (audio: Record<string, unknown>) => {
  delete audio['noiseSuppression'];
};

test.describe('the neural network in the whole desk', { tag: '@alone' }, () => {
  test.setTimeout(240_000);

  test('takes the home’s noise away and keeps the voice; switched off, the noise is back', async ({
    atWork,
    caller,
    voice,
  }) => {
    const { desk } = await atWork((settings) => bySelf(settings.audio), { voice });
    await talk(desk, caller);
    const without = await becomes(caller, 'with the network', (apart) => apart > quiet);
    await chooseNoise(desk, 'off');
    const noise = await becomes(caller, 'without it', (apart) => apart < noisy);
    expect(Math.abs(without.voice - noise.voice), 'the voice is kept').toBeLessThan(6);
    await caller.hangUp();
  });

  test('the same in the desktop edition, from the desk’s own protocol', async ({
    caller,
    voice,
    lab,
    ports,
  }) => {
    const settings = settingsFor(lab.kamailio.server);
    bySelf(settings.audio);
    const file = join(lab.folder, 'suppressor-settings.json');
    writeFileSync(file, JSON.stringify(settings));
    const order = { argv: ['--settings', file], voice };
    const desktop = await openOnStandin(order, join(lab.folder, 'desktop'), await ports.take());
    try {
      const desk = new DeskPage(desktop.page, 'en');
      await desk.lineIs('ready');
      await talk(desk, caller);
      await becomes(caller, 'with the network, desktop edition', (apart) => apart > quiet);
      await caller.hangUp();
    } finally {
      await desktop.close();
    }
  });

  const giveUps = async (caller: FarEnd, { desk }: OpenDesk) => {
    await talk(desk, caller);
    const said = desk.words('audio.warn.suppressor.microphone');
    await expect(desk.stage).toContainText(said, { timeout: 60_000 });
    const understood = desk.words('audio.warn.understood');
    await desk.stage.getByRole('button', { name: understood, exact: true }).click();
    await expect(desk.stage).not.toContainText(said);
    const heard = await becomes(caller, 'without the network', (apart) => apart > 3);
    expect(heard.voice).toBeGreaterThan(-45);
    await caller.hangUp();
    await desk.endsWith('calls.end.hungUpByCaller');
    await desk.finish();

    await talk(desk, caller);
    const next = await becomes(caller, 'the next call', (apart) => apart > 3);
    // A voice torn to pieces by a machine that is still too busy has holes of nothing in it.
    expect(next.pauses, 'no holes in the next call').toBeGreaterThan(-90);
    await expect(desk.stage).not.toContainText(said);
    await caller.hangUp();
  };

  test('that cannot be loaded leaves the call as it is, and the light one takes over; it is said once', async ({
    atWork,
    caller,
    voice,
  }) => {
    const opened = await atWork((settings) => bySelf(settings.audio), { voice });
    await opened.page.route('**/*.wasm', (route) => route.abort());
    await giveUps(caller, opened);
  });

  test('that is too slow for this computer leaves the call as it is; it is said once', async ({
    atWork,
    caller,
    voice,
    lab,
  }) => {
    const renderer = join(lab.folder, 'slow-renderer');
    cpSync(builtRenderer(), renderer, { recursive: true });
    const assets = join(renderer, 'assets');
    const worklets = readdirSync(assets).filter((name) => /^workletProcessor.*\.js$/.test(name));
    expect(worklets).toHaveLength(1);
    for (const name of worklets) {
      const file = join(assets, name);
      writeFileSync(file, slowly + readFileSync(file, 'utf8'));
    }
    await giveUps(caller, await atWork((settings) => bySelf(settings.audio), { voice, renderer }));
  });
});
