import type { execFile } from 'node:child_process';
import { expect, it } from 'vitest';
import { createRunTool, runTool } from './run-tool';

const isPosix = process.platform !== 'win32';

it.runIf(isPosix)('answers with what a program wrote, or how it ended', async () => {
  const input = new TextEncoder().encode('heard');
  const well = await runTool('/bin/cat', [], input);
  expect(well.ended === 'well' && new TextDecoder().decode(well.output)).toBe('heard');
  expect(await runTool('/bin/false', [])).toEqual({ ended: 'badly', code: '1' });
  expect(await runTool('/nowhere/at/all', [])).toEqual({ ended: 'badly', code: 'ENOENT' });
});

it('answers where the system forbids the program, which Node throws', async () => {
  const forbidden = (() => {
    throw Object.assign(new Error('spawn UNKNOWN'), { code: 'UNKNOWN' });
  }) as unknown as typeof execFile;
  const run = createRunTool(forbidden);
  expect(await run('C:\\Windows\\System32\\reg.exe', ['query'])).toEqual({
    ended: 'badly',
    code: 'UNKNOWN',
  });
});
