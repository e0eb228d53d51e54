// npm run test:long [-- --minutes 30 --seed 7 --built] [kill cuts cuts-hidden cuts-relay soak fuzz]: what takes its
// time, each part for as many minutes at most (fuzzing a fifth). The seed is printed, so that a failure can be repeated.
import { parseArgs } from 'node:util';
import { summary } from './steps/report.mjs';
import { build, fuzz, longJourneys } from './steps/steps.mjs';

const { values, positionals } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    built: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error(`--minutes ${values.minutes} is not a number of minutes`);

console.log(`seed ${values.seed}, ${minutes} minutes`);
const results = [];
if (!values.built) results.push(await build());
const wanted = positionals.filter((one) => one !== 'fuzz');
if (positionals.length === 0 || positionals.includes('fuzz'))
  results.push(await fuzz(minutes / 5, values.seed));
if ((positionals.length === 0 || wanted.length > 0) && results.every((one) => one.failed === 0))
  results.push(
    await longJourneys(
      // By the file: a folder on the way to it may have the same name.
      wanted.map((one) => `long/${one}.spec`),
      // Five parts, one after the other.
      5 * minutes + 15,
      { ALLODESK_SEED: values.seed, ALLODESK_MINUTES: String(minutes) },
    ),
  );
console.log(`\nseed ${values.seed}`);
console.log(summary(results));
process.exitCode = results.some((one) => one.failed > 0) ? 1 : 0;
