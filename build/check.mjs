// npm run check: all that needs no browser, with dead code besides.
import { summary } from './steps/report.mjs';
import { build, deadCode, format, lint, types, unit } from './steps/steps.mjs';

const results = [];
for (const one of [format, lint, types, unit, deadCode, build]) results.push(await one());
console.log(`\n${summary(results)}`);
process.exitCode = results.some((one) => one.failed > 0) ? 1 : 0;
