import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMemoryPlatform } from '../platform/memory-platform';
import { createCredentialVault } from './credential-vault';

const open = (file: string, given: { available?: boolean; backend?: string } = {}) => {
  const platform = createMemoryPlatform({ encryption: given });
  const vault = createCredentialVault({
    encryption: platform.encryption,
    system: 'linux',
    file,
    log: platform.log,
    hide: () => undefined,
  });
  return { vault, platform };
};
const newFile = () => join(mkdtempSync(join(tmpdir(), 'vault-')), 'secrets.json');
const line = { name: 'line', secret: 's3cret', memoryOnly: false } as const;

describe('the vault', () => {
  it('keeps what the system encrypts, over a restart', async () => {
    const file = newFile();
    const state = await open(file).vault.keep(line);
    expect(state).toEqual({ keeps: 'keychain', keychain: 'GNOME', because: 'ok', holds: ['line'] });
    expect(readFileSync(file, 'utf8')).not.toContain('s3cret');
    const { vault } = open(file);
    expect(await vault.read('line')).toBe('s3cret');
    expect((await vault.forget('line')).holds).toEqual([]);
    expect(await open(file).vault.read('line')).toBeNull();
  });

  it.each([
    [{ backend: 'basic_text' }, 'plaintext'],
    [{ available: false }, 'unavailable'],
  ] as const)('refuses a store that protects nothing: %o', async (given, why) => {
    const file = newFile();
    const { vault } = open(file, given);
    await expect(vault.keep(line)).rejects.toMatchObject({ code: 'vaultRefused', detail: why });
    const state = await vault.keep({ ...line, memoryOnly: true });
    expect(state).toEqual({ keeps: 'memory', keychain: '', because: why, holds: ['line'] });
    expect(await vault.read('line')).toBe('s3cret');
    expect(await open(file, given).vault.read('line')).toBeNull();
  });

  it('forgets the stored one when the new one is for this run only', async () => {
    const file = newFile();
    const { vault } = open(file);
    await vault.keep(line);
    await vault.keep({ ...line, secret: 'other', memoryOnly: true });
    expect(await vault.read('line')).toBe('other');
    expect(await open(file).vault.read('line')).toBeNull();
  });

  it('asks again for what cannot be decrypted, and keeps it for when the key comes back', async () => {
    const file = newFile();
    await open(file).vault.keep(line);
    const before = readFileSync(file, 'utf8');
    const { vault, platform } = open(file);
    platform.encryption.decrypt = () => Promise.reject(new Error('no key'));
    expect(await vault.read('line')).toBeNull();
    expect((await vault.state()).holds).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('encrypts again when the system asks for it', async () => {
    const file = newFile();
    await open(file).vault.keep(line);
    const { vault, platform } = open(file);
    platform.encryption.decrypt = async () => ({ text: 's3cret', renew: true });
    platform.encryption.encrypt = async () => Buffer.from('new');
    await vault.read('line');
    expect(readFileSync(file, 'utf8')).toContain(Buffer.from('new').toString('base64'));
  });

  it('starts with nothing when its file is damaged', async () => {
    const file = newFile();
    writeFileSync(file, '{"line": 7, "tur');
    expect((await open(file).vault.state()).holds).toEqual([]);
  });
});
