// Takes a picture of every state of the screens in both languages and themes, wide and as the strip, and lets
// axe look at each (WCAG 2.2 A and AA): node e2e/gallery/shots.mjs [--only state,state] [--lang fr] [--theme dark]
// [--size wide,strip,small,tall] [--quick], quick being the pictures alone.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import axe from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const { values: wanted } = parseArgs({
  options: {
    only: { type: 'string' },
    lang: { type: 'string' },
    theme: { type: 'string' },
    size: { type: 'string' },
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: resolve(root, 'artefacts/gallery') },
    built: { type: 'string', default: resolve(root, 'artefacts/gallery-site') },
    port: { type: 'string', default: '47261' },
  },
});
const sizes = {
  wide: { width: 1280, height: 800 },
  strip: { width: 380, height: 800 },
  small: { width: 320, height: 568 },
  // Long pages at once; only where it is asked for.
  tall: { width: 1280, height: 2400 },
};
const configFile = resolve(import.meta.dirname, 'vite.config.ts');

await build({
  configFile,
  logLevel: 'warn',
  build: { outDir: wanted.built, emptyOutDir: true },
});
const server = await preview({
  configFile,
  logLevel: 'warn',
  build: { outDir: wanted.built },
  preview: { port: Number(wanted.port), strictPort: true },
});
const address = `http://localhost:${wanted.port}/`;
const browser = await chromium.launch({
  executablePath: process.env.ALLODESK_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-device-scale-factor=1'],
});
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const found = [];
let taken = 0;

const picture = async (page, { name, state, language, theme, size }) => {
  await page.goto(`${address}?state=${name}&lang=${language}&theme=${theme}`);
  await page.locator('.desk, main').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  for (const button of state.click?.[language] ?? []) {
    await page
      .getByRole('button', { name: button })
      .or(page.getByRole('tab', { name: button }))
      .or(page.getByRole('menuitem', { name: button }))
      .or(page.locator('summary', { hasText: button }))
      .first()
      .click({ timeout: 4000 })
      .catch(() =>
        found.push({ file: `${name} ${language} ${size}`, rule: `no button ${button}`, nodes: [] }),
      );
  }
  if (state.type) await page.getByRole('combobox').first().pressSequentially(state.type);
  // The guard of the stage and the transitions are over.
  await page.waitForTimeout(state.wait ?? (state.click ? 450 : 250));
  const file = `${name}-${size}-${theme}-${language}`;
  await page.screenshot({ path: resolve(wanted.out, `${file}.png`), animations: 'disabled' });
  taken += 1;
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  if (sideways) found.push({ file, rule: 'scrolls sideways', nodes: [] });
  if (wanted.quick) return;
  const seen = await new axe({ page }).withTags(tags).analyze();
  for (const one of seen.violations) {
    found.push({ file, rule: one.id, nodes: one.nodes.map((node) => node.html.slice(0, 160)) });
  }
};

const run = async () => {
  if (!wanted.only) rmSync(wanted.out, { recursive: true, force: true });
  mkdirSync(wanted.out, { recursive: true });
  const probe = await browser.newPage();
  await probe.goto(address);
  await probe.waitForFunction(() => globalThis.galleryStates !== undefined);
  const states = await probe.evaluate(() => globalThis.galleryStates);
  await probe.close();
  const names = Object.keys(states).filter(
    (name) => !wanted.only || wanted.only.split(',').some((one) => name.startsWith(one)),
  );
  const languages = wanted.lang ? [wanted.lang] : ['fr', 'en'];
  const themes = wanted.theme ? [wanted.theme] : ['light', 'dark'];
  for (const size of wanted.size ? wanted.size.split(',') : ['wide', 'strip'])
    for (const language of languages)
      for (const theme of themes) {
        // What is shown before the desk is there knows the system alone.
        const context = await browser.newContext({
          viewport: sizes[size],
          locale: language === 'fr' ? 'fr-FR' : 'en-GB',
          colorScheme: theme,
        });
        const page = await context.newPage();
        page.on('pageerror', (error) =>
          found.push({ file: page.url(), rule: `error ${error.message}`, nodes: [] }),
        );
        for (const name of names) {
          const state = states[name];
          if (state.sizes && !state.sizes.includes(size)) continue;
          await picture(page, { name, state, language, theme, size });
        }
        await context.close();
      }
};

try {
  await run();
} finally {
  await browser.close();
  await server.close();
}
writeFileSync(resolve(wanted.out, 'findings.json'), JSON.stringify(found, null, 2));
for (const one of found) console.error(one.file, one.rule, one.nodes.slice(0, 3));
console.log(`${taken} pictures, ${found.length} findings, in ${wanted.out}`);
process.exit(found.length > 0 ? 1 : 0);
