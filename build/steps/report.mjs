// What ran, in numbers: from the reports that Vitest and Playwright write.
import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number, skips: { what: string, why: string }[], failures: string[], slow: { what: string, seconds: number }[] }} StepResult */

export const step = (name, over = {}) => ({
  name,
  passed: 0,
  failed: 0,
  skipped: 0,
  seconds: 0,
  skips: [],
  failures: [],
  slow: [],
  ...over,
});

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** What a tool says of a failure, on one line: all that is left of it where the log is cut. */
const inShort = (message) => {
  const text = stripVTControlCharacters(message ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? '' : ` — ${text.slice(0, 400)}`;
};

/** A tool that failed without counting anything, or that wrote no report, is one failure. */
const atLeastTheTool = (result, code, hasReport, mayBeEmpty = false) => {
  const silent = code !== 0 && result.failed === 0;
  const empty = !mayBeEmpty && result.passed + result.failed + result.skipped === 0;
  if (!silent && hasReport && !empty) return result;
  const why = code === 0 ? 'it ran nothing' : `it ended with ${code}`;
  return { ...result, failed: result.failed + 1, failures: [...result.failures, why] };
};

export const readVitest = (name, file, code, seconds) => {
  const report = read(file);
  const tests = (report?.testResults ?? []).flatMap((one) =>
    one.assertionResults.map((test) => ({ ...test, file: one.name })),
  );
  const of = (...states) => tests.filter((test) => states.includes(test.status));
  const skipped = of('skipped', 'pending', 'todo', 'disabled');
  const result = step(name, {
    seconds,
    passed: of('passed').length,
    failed: of('failed').length,
    skipped: skipped.length,
    skips: skipped.map((test) => ({ what: test.fullName, why: 'unit: no reason given' })),
    failures: of('failed').map((test) => `${test.fullName}${inShort(test.failureMessages?.[0])}`),
  });
  return atLeastTheTool(result, code, report !== null);
};

const specsOf = (suite, above = []) => {
  const path = suite.title ? [...above, suite.title] : above;
  return [
    ...(suite.specs ?? []).map((spec) => ({ ...spec, path: [...path, spec.title].join(' › ') })),
    ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, path)),
  ];
};

/** `mayBeEmpty`: nothing to run is no failure, since the caller counts over several runs. */
export const readPlaywright = (name, file, code, seconds, { mayBeEmpty = false } = {}) => {
  const report = read(file);
  const result = step(name, { seconds });
  for (const spec of (report?.suites ?? []).flatMap((suite) => specsOf(suite)))
    for (const test of spec.tests) {
      const what = `${spec.path}${test.projectName ? ` (${test.projectName})` : ''}`;
      const ms = (test.results ?? []).reduce((sum, one) => sum + one.duration, 0);
      result.slow.push({ what, seconds: ms / 1000 });
      if (test.status === 'skipped') {
        const note = test.annotations.find((one) => ['skip', 'fixme'].includes(one.type));
        result.skipped += 1;
        result.skips.push({ what, why: note?.description ?? 'journey: no reason given' });
      } else if (test.status === 'expected') result.passed += 1;
      else {
        result.failed += 1;
        const said = (test.results ?? []).flatMap((one) => one.errors ?? [])[0];
        result.failures.push(`${what}${inShort(said?.message)}`);
      }
    }
  return atLeastTheTool(result, code, report !== null, mayBeEmpty);
};

/** The keys that README's table of what runs where lists: its first column, in backticks. */
export const listedSkips = (readme) => {
  const section = readme.split(/^#+ /m).find((part) => /^what runs where/i.test(part)) ?? '';
  return [...section.matchAll(/^\|\s*`([a-z-]+)`\s*\|/gm)].map((row) => row[1]);
};

/** A reason begins with its key and a colon. */
export const isListed = (why, keys) => keys.includes(why.split(':')[0].trim());

/** The journeys that took longest: where the time of a run goes. */
const slowest = (results, most = 10) =>
  results
    .flatMap((one) => one.slow)
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, most)
    .map(({ what, seconds }) => `  ${seconds.toFixed(1).padStart(6)} s  ${what}`);

const total = (results, key) => results.reduce((sum, one) => sum + one[key], 0);

/** The table, the skips by reason, the failures, and the one last line. */
export const summary = (results) => {
  const head = ['step', 'passed', 'failed', 'skipped', 'seconds'];
  const rows = results.map((one) => [
    one.name,
    ...[one.passed, one.failed, one.skipped, Math.round(one.seconds)].map(String),
  ]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  const line = (row) =>
    row.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join('  ');
  const reasons = new Map();
  for (const { why } of results.flatMap((one) => one.skips))
    reasons.set(why, (reasons.get(why) ?? 0) + 1);
  return [
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
    ...(results.some((one) => one.slow.length) ? ['', 'Slowest:', ...slowest(results)] : []),
    ...(reasons.size ? ['', 'Skipped:'] : []),
    ...[...reasons].map(([why, count]) => `  ${count} × ${why}`),
    ...(total(results, 'failed') ? ['', 'Failed:'] : []),
    ...results.flatMap((one) => one.failures.map((what) => `  ${one.name}: ${what}`)),
    '',
    `${total(results, 'passed')} passed, ${total(results, 'failed')} failed, ${total(results, 'skipped')} skipped`,
  ].join('\n');
};
