// npm test: everything, on a fresh clone as well. Plain Node: it installs the rest.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { installLab, installPackages } from './steps/install.mjs';
import { isListed, listedSkips, step, summary } from './steps/report.mjs';
import { root } from './steps/run.mjs';
import { build, format, journeys, lint, screens, types, unit } from './steps/steps.mjs';

const results = [];
const notRun = (name, why) =>
  results.push(step(name, { skipped: 1, skips: [{ what: name, why: `not-run: ${why}` }] }));

const everything = async () => {
  const installed = await installPackages();
  if (installed !== 0) {
    results.push(step('install', { failed: 1, failures: [`npm ci ended with ${installed}`] }));
    for (const name of ['format', 'lint', 'types', 'unit', 'build', 'screens', 'journeys'])
      notRun(name, 'the npm packages could not be installed');
    return;
  }
  await installLab();
  for (const one of [format, lint, types, unit]) results.push(await one());
  results.push(await screens());
  const built = await build();
  results.push(built);
  if (built.failed > 0) notRun('journeys', 'the build failed');
  else results.push(...(await journeys()));
};

/** In CI nothing is left out silently: a skip has to stand in README's table of what runs where. */
const unlistedSkips = () => {
  if (process.env.CI !== 'true') return null;
  const readme = resolve(root, 'README.md');
  const keys = existsSync(readme) ? listedSkips(readFileSync(readme, 'utf8')) : [];
  const unlisted = results.flatMap((one) => one.skips).filter(({ why }) => !isListed(why, keys));
  if (unlisted.length === 0) return null;
  return step('skips not listed', {
    failed: unlisted.length,
    failures: unlisted.map(({ what, why }) => `${what} (${why})`),
  });
};

await everything();
const unlisted = unlistedSkips();
if (unlisted) results.push(unlisted);
console.log(`\n${summary(results)}`);
process.exitCode = results.some((one) => one.failed > 0) ? 1 : 0;
