import { chmodSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { needs } from '../fixtures/lab';
import { chromiumPath, soundFlags } from '../lab/chromium';
import { runFolder } from '../lab/run-folder';
import { DeskPage } from '../pages/desk-page';

needs('browser');

const root = process.env['ALLODESK_RENDERER'] ?? resolve(import.meta.dirname, '../../out/renderer');
const server = resolve(import.meta.dirname, '../../build/serve-renderer.mjs');
const address = 'http://localhost:47110/';

/**
 * A Chromium whose machine has a loopback and nothing else; the desk is served on that loopback, as the browser
 * edition is (requests answered by the test would leave out the audio worklets).
 */
const cutOff = (folder: string): string => {
  const serve = join(folder, 'serve.mjs');
  writeFileSync(
    serve,
    `import { serveRenderer } from ${JSON.stringify(server)};\nawait serveRenderer(${JSON.stringify({ root, port: 47_110 })});\n`,
  );
  const script = join(folder, 'chromium-without-network.sh');
  const browser = chromiumPath().executablePath ?? 'chromium';
  const inside = [
    'ip link set lo up',
    // The browser's pipes (3 and 4) are not the server's.
    `${process.execPath} ${serve} 3>&- 4>&- & site=$!`,
    `${browser} "$@"`,
    'kill $site',
  ].join('\n');
  writeFileSync(script, `#!/bin/sh\nexec unshare --net -- sh -c '${inside}' sh "$@"\n`);
  chmodSync(script, 0o755);
  return script;
};

test('the practice line works on a machine with no network at all', async () => {
  test.skip(process.getuid?.() !== 0, 'netns: only root may make a network of its own');
  const folder = runFolder(test.info().parallelIndex, 'no-network');
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: cutOff(folder),
    locale: 'en-GB',
    args: [
      ...soundFlags,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--allow-loopback-in-peer-connection',
    ],
    ignoreDefaultArgs: ['--mute-audio'],
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await expect(() => page.goto(address)).toPass({ timeout: 15_000 });
    expect(await page.evaluate(() => navigator.onLine)).toBe(false);
    const desk = new DeskPage(page, 'en');
    await page.getByRole('button', { name: desk.words('start.practice.do') }).click();
    await desk.answer();
    // The customer's lane moves: sound comes through.
    const lane = page.locator('.stage .lane b').last();
    await expect
      .poll(async () => Number.parseFloat((await lane.getAttribute('style'))?.split(':')[1] ?? '0'))
      .toBeGreaterThan(20);
    await desk.press('hangUp');
  } finally {
    await context.close();
  }
});
