import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as disk from './json-on-disk';
import { copyAside, loadSettingsFile, setAsideIfBroken } from './set-aside';

const given = (text: string | Buffer) => {
  const folder = mkdtempSync(join(tmpdir(), 'aside-'));
  const file = join(folder, 'settings.json');
  writeFileSync(file, text);
  return { file, names: () => readdirSync(folder) };
};

describe('a settings file put aside', () => {
  it('is there once without its secret, however often the desk starts on it', () => {
    const { file, names } = given('{"ui":{"theme":"pink"},"line":{"secret":"s3cret"}}');
    const copy = copyAside(file);
    expect(copyAside(file)).toBe(copy);
    expect(names()).toHaveLength(2);
    expect(readFileSync(copy ?? '', 'utf8')).not.toContain('s3cret');
    expect(readFileSync(copy ?? '', 'utf8')).toContain('pink');
    expect(statSync(copy ?? '').mode & 0o777).toBe(0o600);
  });

  it('leaves no secret behind when it is broken', () => {
    const { file, names } = given('{"line":{"user":"4108","secret":"s3cret","serv');
    const place = setAsideIfBroken(file) ?? '';
    expect(names()).toHaveLength(1);
    expect(readFileSync(place, 'utf8')).toBe('{"line":{"user":"4108","secret":"[removed]","serv');
  });

  it('is not broken by the mark that an editor put at its head', () => {
    const { file, names } = given(Buffer.from('\uFEFF{"ui":{}}', 'utf16le'));
    expect(setAsideIfBroken(file)).toBeNull();
    expect(readFileSync(file, 'utf8')).toBe('{"ui":{}}');
    expect(names()).toHaveLength(1);
  });
});

describe('a settings file at the start', () => {
  const fail = () => {
    throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
  };
  afterEach(() => void vi.restoreAllMocks());

  it('is read, or put aside', () => {
    expect(loadSettingsFile(given('{"ui":{}}').file)).toEqual({
      stored: { ui: {} },
      setAside: null,
      trouble: null,
    });
    const { file } = given('{"ui":');
    expect(loadSettingsFile(file)).toMatchObject({
      stored: {},
      setAside: expect.stringContaining('.damaged-'),
      trouble: null,
    });
    expect(loadSettingsFile(file)).toEqual({ stored: {}, setAside: null, trouble: null });
  });

  it('that is broken moves away where a full disk has no room for a copy', () => {
    const { file, names } = given('{"line":{"user":"4108","serv');
    vi.spyOn(disk, 'writeText').mockImplementation(fail);
    const { stored, setAside, trouble } = loadSettingsFile(file);
    expect({ stored, trouble }).toEqual({ stored: {}, trouble: null });
    expect(names().map((name) => join(file, '..', name))).toEqual([setAside]);
  });

  it('keeps no desk from starting when it can be neither copied, moved nor read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'aside-'));
    expect(loadSettingsFile(folder)).toEqual({ stored: {}, setAside: null, trouble: 'EISDIR' });
  });

  it('is read in another coding although it cannot be written anew', () => {
    const { file } = given(Buffer.from('{"ui":{"theme":"dark"}}', 'utf16le'));
    vi.spyOn(disk, 'writeText').mockImplementation(fail);
    expect(loadSettingsFile(file)).toEqual({
      stored: { ui: { theme: 'dark' } },
      setAside: null,
      trouble: 'ENOSPC',
    });
  });
});
