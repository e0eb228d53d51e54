import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as disk from '../platform/json-on-disk';
import { readTrustedFile, type TrustRules } from '../platform/trusted-file';
import { loadPolicy } from './policy-file';
import { filePlace } from './policy-places';

const me = process.getuid?.() ?? -1;
const own: TrustRules = { owners: [me], groups: [0], folders: 'own', sddl: null };
const good = '{"version":2,"fixed":{"recording":{"allowed":false}}}';

const make = (text: string | Buffer | null) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'policy-')), 'it');
  mkdirSync(folder, { mode: 0o755 });
  const file = join(folder, 'policy.json');
  const write = (now: string | Buffer) => writeFileSync(file, now, { mode: 0o644 });
  if (text !== null) write(text);
  const copy = join(folder, '../copy.json');
  const logged: string[] = [];
  const load = (rules = own) =>
    loadPolicy({
      places: [filePlace(file, rules)],
      copy,
      log: { write: (level, line) => void logged.push(`${level} ${line}`) },
    });
  return { folder, file, copy, write, load, logged };
};

describe('IT’s policy on disk', () => {
  it('locks nothing where there is none', async () => {
    expect(await make(null).load()).toEqual({ managed: { fixed: {}, proposed: {} }, state: null });
  });

  it('is read in every coding that editors write', async () => {
    for (const text of [`\uFEFF${good}`, Buffer.from(`\uFEFF${good}`, 'utf16le')]) {
      const { managed, state } = await make(text).load();
      expect(managed.fixed).toEqual({ 'recording.allowed': false });
      expect(state).toBeNull();
    }
  });

  it.each([
    '{"version":9,"fixed":{}}',
    '{"fixed":{"recording":{"allowed":1}}}',
    '',
    '{"fixed"',
    'x',
  ])('locks all that is sensitive where it cannot be read and never could: %s', async (text) => {
    const { managed, state } = await make(text).load();
    expect(managed.unread).toBe('unknown');
    expect(state).toMatchObject({ inForce: 'none' });
    expect(state?.problems).toHaveLength(1);
  });

  it('stays in force as it last was, at the second start too, until it is mended or taken away', async () => {
    const policy = make(good);
    await policy.load();
    policy.write('{"version":2,"fixed":{"recording":{"alowed":false}');
    for (let start = 0; start < 2; start += 1) {
      const { managed, state } = await policy.load();
      expect(managed).toEqual({
        fixed: { 'recording.allowed': false },
        proposed: {},
        unread: 'held',
      });
      expect(state).toMatchObject({ inForce: 'lastGood', problems: [{ rule: 'json' }] });
    }
    policy.write('{"version":2,"fixed":{"ui":{"theme":"dark"}}}');
    expect((await policy.load()).managed.fixed).toEqual({ 'ui.theme': 'dark' });
    rmSync(policy.file);
    expect((await policy.load()).managed.fixed).toEqual({});
    // What was taken away does not come back with the next slip of the pen.
    policy.write('{');
    expect((await policy.load()).managed).toMatchObject({ fixed: {}, unread: 'unknown' });
  });

  it('keeps no secret in its copy, and trusts no broken one', async () => {
    const policy = make('{"fixed":{"line":{"secret":"s3cret"},"ui":{"theme":"dark"}}}');
    expect((await policy.load()).state).toMatchObject({ inForce: 'file' });
    expect(readFileSync(policy.copy, 'utf8')).not.toContain('s3cret');
    writeFileSync(policy.copy, '{"fixed":');
    policy.write('[');
    expect((await policy.load()).managed.unread).toBe('unknown');
  });

  it('is not trusted as a link, nor where others may write', async () => {
    const linked = make(good);
    renameSync(linked.file, join(linked.folder, 'elsewhere.json'));
    symlinkSync(join(linked.folder, 'elsewhere.json'), linked.file);
    expect((await linked.load()).state?.problems).toEqual([{ path: '', rule: 'link', limit: '' }]);
    const dangling = make(null);
    symlinkSync('/nowhere', dangling.file);
    expect((await dangling.load()).state?.problems).toMatchObject([{ rule: 'link' }]);

    const everybody = make(good);
    chmodSync(everybody.file, 0o666);
    expect((await everybody.load()).state?.problems).toMatchObject([{ rule: 'rights' }]);
    const openFolder = make(good);
    chmodSync(openFolder.folder, 0o777);
    expect((await openFolder.load()).managed.unread).toBe('unknown');
    expect((await make(good).load({ ...own, owners: [me + 1] })).managed.unread).toBe('unknown');
    expect(existsSync(openFolder.copy)).toBe(false);

    const swapped = make(good);
    const moved = join(swapped.folder, '../moved');
    renameSync(swapped.folder, moved);
    symlinkSync(moved, swapped.folder);
    expect((await swapped.load()).state?.problems).toMatchObject([{ rule: 'link' }]);
  });

  it('whose place leads away, or is no folder, is no policy that was taken away', async () => {
    for (const put of [
      (folder: string) => symlinkSync('/nowhere', folder),
      (folder: string) => writeFileSync(folder, ''),
    ]) {
      const policy = make(good);
      await policy.load();
      renameSync(policy.folder, `${policy.folder}-away`);
      put(policy.folder);
      const { managed, state } = await policy.load();
      expect(managed).toMatchObject({ fixed: { 'recording.allowed': false }, unread: 'held' });
      expect(state?.problems).toMatchObject([{ rule: 'link' }]);
      expect(existsSync(policy.copy)).toBe(true);
    }
    const file = join(mkdtempSync(join(tmpdir(), 'policy-')), 'file');
    writeFileSync(file, '');
    const deep = join(file, 'it/policy.json');
    for (const folders of ['own', 'all'] as const)
      expect(await readTrustedFile(deep, { ...own, folders })).toMatchObject({ why: 'link' });
    expect(await readTrustedFile('/nowhere/it/policy.json', { ...own, folders: 'all' })).toEqual({
      there: false,
    });
  });

  it('leaves no older copy behind that a later slip would bring back', async () => {
    const policy = make('{"fixed":{"ui":{"theme":"dark"}}}');
    await policy.load();
    policy.write(good);
    const full = vi.spyOn(disk, 'writeText').mockImplementation(() => {
      throw new Error('ENOSPC');
    });
    expect((await policy.load()).managed.fixed).toEqual({ 'recording.allowed': false });
    full.mockRestore();
    policy.write('{');
    expect((await policy.load()).managed).toMatchObject({ fixed: {}, unread: 'unknown' });
  });

  it('starts although the copy of one that was taken away stays', async () => {
    const policy = make(null);
    // A folder in its place stands for a file that another program holds.
    mkdirSync(policy.copy);
    expect((await policy.load()).state).toBeNull();
    expect(policy.logged.join()).toContain('copy');
  });

  it('says in the log what is wrong, and no value', async () => {
    const policy = make(
      '{"fixed":{"team":{"forwardTo":4108}},"proposed":{"ui":{"theme":"pink-4108"}}}',
    );
    const { state } = await policy.load();
    expect(state?.problems.map(({ path }) => path)).toHaveLength(2);
    expect(policy.logged.join()).toContain('ui.theme');
    expect(policy.logged.join()).not.toContain('4108');
  });

  it('asks Windows for owner and rights of the file and of its folder', async () => {
    const { file, folder } = make(good);
    const rights = { [file]: 'O:BAD:(A;;FA;;;BA)', [folder]: 'O:BAD:(A;;FA;;;SY)' };
    const sddl = async (path: string) => rights[path] ?? null;
    const rules = { ...own, owners: [], sddl };
    expect(await readTrustedFile(file, rules)).toHaveProperty('bytes');
    rights[folder] = 'O:BUD:(A;;FA;;;SY)';
    expect(await readTrustedFile(file, rules)).toMatchObject({ there: true, why: 'rights' });
    expect(await readTrustedFile(file, { ...rules, sddl: async () => null })).toMatchObject({
      why: 'rights',
    });
  });
});
