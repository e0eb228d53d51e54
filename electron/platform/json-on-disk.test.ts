import type * as fs from 'node:fs';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { writeText } from './json-on-disk';

const disk = vi.hoisted(() => ({ full: false }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    // A system call may write less than it was given (write(2)).
    writeSync: (handle: number, text: string) => real.writeSync(handle, text.slice(0, 3)),
    fsyncSync: (handle: number) => {
      if (disk.full) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
      real.fsyncSync(handle);
    },
  };
});
afterEach(() => {
  disk.full = false;
});

it('writes a text whole', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'disk-')), 'a/b.json');
  writeText(file, 'a text of some length');
  expect(readFileSync(file, 'utf8')).toBe('a text of some length');
});

it('leaves the old text and nothing half written on a full disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  const file = join(folder, 'b.json');
  writeText(file, 'old');
  disk.full = true;
  expect(() => writeText(file, 'new')).toThrow('no room');
  expect(readdirSync(folder)).toEqual(['b.json']);
  expect(readFileSync(file, 'utf8')).toMatch(/^old/);
});
