// npm run e2e [-- what Playwright takes]: builds, then the journeys. `--built` uses the build that is there.
import { summary } from './steps/report.mjs';
import { build, journeys } from './steps/steps.mjs';

const args = process.argv.slice(2);
const results = [];
if (!args.includes('--built')) results.push(await build());
if (results.every((one) => one.failed === 0))
  results.push(...(await journeys(args.filter((one) => one !== '--built'))));
console.log(`\n${summary(results)}`);
process.exitCode = results.some((one) => one.failed > 0) ? 1 : 0;
