// The steps of test, check and e2e, each with a result to count.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPlaywright, readVitest, step } from './report.mjs';
import { root, run, tool } from './run.mjs';

const reports = resolve(root, 'artefacts/test');

const timed = async (name, work) => {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  return work(() => (performance.now() - start) / 1000);
};

const plain = (name, command, args, minutes) => () =>
  timed(name, async (seconds) => {
    const code = await tool(command, args, { minutes });
    return code === 0
      ? step(name, { passed: 1, seconds: seconds() })
      : step(name, { failed: 1, seconds: seconds(), failures: [`${command} ended with ${code}`] });
  });

const freshReport = (name) => {
  mkdirSync(reports, { recursive: true });
  const file = resolve(reports, `${name}.json`);
  // An old report must not speak for a run that wrote none.
  rmSync(file, { force: true });
  return file;
};

export const format = plain('format', 'oxfmt', ['--check', '.'], 2);
/** The linter, and the order of the folders, which it does not see. */
export const lint = () =>
  timed('lint', async (seconds) => {
    const oxlint = await tool('oxlint', ['--type-aware', '--deny-warnings', '.'], { minutes: 5 });
    const layers = await run(process.execPath, ['build/layers.mjs'], { minutes: 1 });
    const failures = [
      ...(oxlint === 0 ? [] : [`oxlint ended with ${oxlint}`]),
      ...(layers === 0 ? [] : ['the order of the folders is broken']),
    ];
    const [passed, failed] = failures.length === 0 ? [1, 0] : [0, 1];
    return step('lint', { passed, failed, seconds: seconds(), failures });
  });
export const types = plain('types', 'tsc', ['--build', '--pretty', 'false'], 5);
export const deadCode = plain('dead code', 'knip', ['--config', 'build/knip.json'], 3);

/** What a bundler says is for us to mend: `npm start` on a fresh clone shows it to an agent. */
const buildQuietly = () => {
  const bundler = resolve(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const args = ['build', '--logLevel', 'warn', '--config', 'build/electron.vite.config.ts'];
  const built = spawnSync(process.execPath, ['--no-warnings', bundler, ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 5 * 60_000,
  });
  const said = `${built.stdout ?? ''}${built.stderr ?? ''}`.trim();
  if (said) console.log(said);
  if (built.status !== 0) return [`electron-vite ended with ${built.status ?? built.signal}`];
  return said ? ['the bundler warns'] : [];
};

const firstLoadFits = async () => {
  const args = ['build/first-load.mjs', '--check'];
  const code = await run(process.execPath, args, { minutes: 1 });
  return code === 0 ? [] : ['the first screen fetches too much'];
};

/** Builds the desk; fails where that is not silent, or where the first screen has grown beyond its limit. */
export const build = () =>
  timed('build', async (seconds) => {
    const faults = buildQuietly();
    const failures = faults.length > 0 ? faults : await firstLoadFits();
    const [passed, failed] = failures.length === 0 ? [1, 0] : [0, 1];
    return step('build', { passed, failed, seconds: seconds(), failures });
  });

export const unit = () =>
  timed('unit', async (seconds) => {
    const file = freshReport('unit');
    const config = ['--config', 'build/vitest.config.ts'];
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await tool('vitest', ['run', ...config, ...reporters], { minutes: 10 });
    return readVitest('unit', file, code, seconds());
  });

/** Changed messages into the phone, for as long as asked; none may throw, and the phone works afterwards. */
export const fuzz = (minutes, seed) =>
  timed('fuzz', async (seconds) => {
    const file = freshReport('fuzz');
    const config = ['--config', 'build/vitest.config.ts'];
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await tool(
      'vitest',
      ['run', ...config, ...reporters, 'renderer/phone/sip/fuzz.test.ts'],
      {
        minutes: minutes + 10,
        env: { ALLODESK_FUZZ_MINUTES: String(minutes), ALLODESK_SEED: String(seed) },
      },
    );
    return readVitest('fuzz', file, code, seconds());
  });

/** A run of Playwright, counted from its report. */
const playwright = (
  more,
  { config = 'e2e/playwright.config.ts', name = 'journeys', minutes, env = {}, mayBeEmpty },
) =>
  timed(name, async (seconds) => {
    const file = freshReport(name.replaceAll(' ', '-'));
    const code = await tool('playwright', ['test', '--config', config, ...more], {
      minutes,
      env: { ALLODESK_REPORT: file, ...env },
    });
    return readPlaywright(name, file, code, seconds(), { mayBeEmpty });
  });

/** The logs of the lab are those of one run. */
const forgetLab = () => rmSync(resolve(root, 'artefacts/lab'), { recursive: true, force: true });

/**
 * Browser journeys against the built desk: two at a time, since most of a journey waits; then, one after the
 * other, those that measure sound or time so closely that they want the machine for themselves (`@alone`).
 */
export const journeys = async (more = []) => {
  forgetLab();
  // What was asked for by name may all be in one of the two.
  const options = { mayBeEmpty: more.length > 0 };
  const empty = more.length > 0 ? ['--pass-with-no-tests'] : [];
  // By the environment: a choice on the command line adds to what the configuration says, and replaces nothing.
  const together = await playwright([...empty, ...more], {
    ...options,
    minutes: 40,
    env: { ALLODESK_JOURNEYS: 'together' },
  });
  const alone = await playwright([...empty, ...more], {
    ...options,
    name: 'journeys alone',
    minutes: 15,
    env: { ALLODESK_JOURNEYS: 'alone' },
  });
  const results = [together, alone];
  const ran = results.reduce((sum, one) => sum + one.passed + one.failed + one.skipped, 0);
  return ran > 0 ? results : [step('journeys', { failed: 1, failures: ['it ran nothing'] })];
};

/** Journeys that take as long as they are given, one at a time. */
export const longJourneys = (more, minutes, env) => {
  forgetLab();
  const config = 'e2e/long/playwright.config.ts';
  return playwright(more, { config, name: 'long', minutes, env });
};

/** What the screens do, in a gallery without a line behind them. */
export const screens = () =>
  playwright([], { config: 'e2e/gallery/playwright.config.ts', name: 'screens', minutes: 8 });
