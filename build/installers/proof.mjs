// What is claimed of an installer, each claim with its answer.
import { performance } from 'node:perf_hooks';
import { step } from '../steps/report.mjs';

/** Runs the claims of one part; the first that throws ends it as a failure. */
export const prove = async (name, work) => {
  console.log(`\n── ${name} ──`);
  const result = step(name);
  const begun = performance.now();
  const claim = (what, holds, why = '') => {
    console.log(`  ${holds ? 'yes' : 'NO '}  ${what}${holds || why === '' ? '' : `: ${why}`}`);
    if (holds) result.passed += 1;
    else {
      result.failed += 1;
      result.failures.push(why === '' ? what : `${what}: ${why}`);
    }
  };
  const skip = (what, why) => {
    console.log(`  –    ${what}: ${why}`);
    result.skipped += 1;
    result.skips.push({ what, why });
  };
  try {
    await work(claim, skip);
  } catch (error) {
    claim('it goes to its end', false, String(error instanceof Error ? error.message : error));
  }
  result.seconds = (performance.now() - begun) / 1000;
  return result;
};

/** What differs between two lists of lines. */
export const difference = (wanted, found) => {
  const missing = wanted.filter((line) => !found.includes(line)).map((line) => `- ${line}`);
  const more = found.filter((line) => !wanted.includes(line)).map((line) => `+ ${line}`);
  return [...missing, ...more].join('; ');
};
