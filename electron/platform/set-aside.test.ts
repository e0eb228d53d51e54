import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyAside, setAsideIfBroken } from './set-aside';

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
