import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packagesFit } from './install.mjs';
import { isListed, listedSkips, readPlaywright, readVitest, step, summary } from './report.mjs';

const file = (content: unknown): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'report-')), 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const said = '\u001b[31mError\u001b[39m: not heard\n\n  within 5 s';
const journey = (title: string, status: string, annotations: unknown[] = []) => ({
  title,
  tests: [
    {
      status,
      annotations,
      projectName: '',
      results: [{ duration: 1, errors: status === 'unexpected' ? [{ message: said }] : [] }],
    },
  ],
});

describe('what ran', () => {
  it('counts journeys in nested suites, and keeps the reason of a skip', () => {
    const skip = { type: 'skip', description: 'sip-lab: kamailio not installed' };
    const report = file({
      suites: [
        {
          title: 'calls.spec.ts',
          specs: [journey('rings', 'expected')],
          suites: [
            {
              title: 'holding',
              specs: [journey('falls silent', 'unexpected'), journey('resumes', 'skipped', [skip])],
            },
          ],
        },
      ],
    });
    const result = readPlaywright('journeys', report, 1, 12);
    expect(result).toMatchObject({ passed: 1, failed: 1, skipped: 1 });
    expect(result.failures).toEqual([
      'calls.spec.ts › holding › falls silent — Error: not heard within 5 s',
    ]);
    expect(result.skips[0]?.why).toBe('sip-lab: kamailio not installed');
  });

  it('counts a tool that wrote no report, ran nothing or died afterwards as a failure', () => {
    expect(readVitest('unit', '/nowhere/unit.json', 1, 1).failed).toBe(1);
    expect(readVitest('unit', file({ testResults: [] }), 0, 1).failed).toBe(1);
    const passed = { fullName: 'adds', status: 'passed' };
    const report = file({ testResults: [{ name: 'a.test.ts', assertionResults: [passed] }] });
    expect(readVitest('unit', report, 0, 1)).toMatchObject({ passed: 1, failed: 0 });
    expect(readVitest('unit', report, 124, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('takes a run of nothing for a failure, unless another run counts with it', () => {
    const nothing = file({ suites: [] });
    expect(readPlaywright('journeys', nothing, 0, 1).failed).toBe(1);
    expect(readPlaywright('journeys', nothing, 0, 1, { mayBeEmpty: true }).failed).toBe(0);
    expect(readPlaywright('journeys', nothing, 1, 1, { mayBeEmpty: true }).failed).toBe(1);
    expect(readPlaywright('journeys', '/nowhere', 0, 1, { mayBeEmpty: true }).failed).toBe(1);
  });

  it('names the ten slowest journeys of all steps', () => {
    const timed = (nth: number) => ({
      ...journey(`journey ${nth}`, 'expected'),
      tests: [
        {
          status: 'expected',
          annotations: [],
          projectName: '',
          results: [{ duration: nth * 500 }],
        },
      ],
    });
    const specs = Array.from({ length: 12 }, (_, nth) => timed(nth + 1));
    const report = file({ suites: [{ title: 'calls.spec.ts', specs }] });
    const lines = summary([readPlaywright('journeys', report, 0, 40)]).split('\n');
    const rows = lines.slice(lines.indexOf('Slowest:') + 1).filter((line) => line.includes(' s  '));
    expect(rows).toHaveLength(10);
    expect(rows[0]).toBe('     6.0 s  calls.spec.ts › journey 12');
    expect(rows.at(-1)).toBe('     1.5 s  calls.spec.ts › journey 3');
  });

  it('ends with exactly one line of totals', () => {
    const skips = [{ what: 'a', why: 'browser: none' }];
    const lines = summary([
      step('format', { passed: 1 }),
      step('journeys', { passed: 3, failed: 1, skipped: 1, skips, failures: ['rings'] }),
    ]).split('\n');
    expect(lines.at(-1)).toBe('4 passed, 1 failed, 1 skipped');
    expect(lines.filter((line: string) => / passed, /.test(line))).toHaveLength(1);
    expect(lines).toContain('  1 × browser: none');
  });

  it('knows the skips that the README lists', () => {
    const readme =
      '# A\n\n## What runs where\n\n| key | what |\n|---|---|\n| `electron-binary` | x |\n\n## Map\n\n| `other` |\n';
    expect(listedSkips(readme)).toEqual(['electron-binary']);
    expect(isListed('electron-binary: not there', ['electron-binary'])).toBe(true);
    expect(isListed('no reason', ['electron-binary'])).toBe(false);
  });

  it('notices a package that is missing or another one', () => {
    const one = { version: '1.0.0', integrity: 'x' };
    const wanted = { '': {}, 'node_modules/a': one, 'node_modules/b': { ...one, optional: true } };
    expect(packagesFit(wanted, { 'node_modules/a': one })).toBe(true);
    expect(packagesFit(wanted, {})).toBe(false);
    expect(packagesFit(wanted, { 'node_modules/a': { ...one, integrity: 'y' } })).toBe(false);
  });
});
