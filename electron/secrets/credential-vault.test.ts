import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { UserSettings } from '../policy/settings-file';
import { resolveSettings } from '../policy/settings-resolver';
import { createMemoryPlatform } from '../platform/memory-platform';
import * as disk from '../platform/json-on-disk';
import * as aside from '../platform/set-aside';
import { createCredentialVault } from './credential-vault';

const open = (file: string, given: { available?: boolean; backend?: string } = {}) => {
  const platform = createMemoryPlatform({ encryption: given });
  const vault = createCredentialVault({
    encryption: platform.encryption,
    system: 'linux',
    file,
    settings: () => current,
    log: platform.log,
    hide: () => undefined,
  });
  return { vault, platform };
};
const settingsOf = (values: UserSettings) => resolveSettings(values);
const work = settingsOf({ 'line.server': 'pbx.example:7443/ws', 'line.user': '4108' });
let current = work;
beforeEach(() => {
  current = work;
});
const newFile = () => join(mkdtempSync(join(tmpdir(), 'vault-')), 'secrets.json');
const copiesOf = (file: string) =>
  readdirSync(dirname(file))
    .filter((name) => name.includes('.damaged-'))
    .map((name) => join(dirname(file), name));
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

  it.each(['{"line": 7, "recordings": "c2VhbGVk"}', '{"recordings": "c2VhbGVk", "tur', '', '[]'])(
    'sets a damaged file aside as it is, and only then begins anew: %s',
    async (damaged) => {
      const file = newFile();
      writeFileSync(file, damaged);
      const { vault } = open(file);
      expect((await vault.state()).holds).toEqual([]);
      await vault.keep({ name: 'recordings', secret: 'new key', memoryOnly: false });
      const [aside] = copiesOf(file);
      expect(readFileSync(aside ?? '', 'utf8')).toBe(damaged);
      expect(await open(file).vault.read('recordings')).toBe('new key');
      expect(copiesOf(file)).toHaveLength(1);
    },
  );

  it('writes nothing over what it can neither read nor move', async () => {
    const file = newFile();
    // A folder in its place, in a folder without the right to rename, stands for any failing disk.
    mkdirSync(file);
    const move = vi.spyOn(aside, 'moveAside').mockImplementation(() => {
      throw new Error('EROFS');
    });
    const { vault } = open(file);
    move.mockRestore();
    expect((await vault.state()).keeps).toBe('memory');
    await expect(vault.keep(line)).rejects.toMatchObject({ code: 'vaultRefused' });
    await vault.take({ line: 's3cret' }, work);
    expect(await vault.read('line')).toBe('s3cret');
  });

  it('keeps the key of the recordings that cannot be decrypted today beside a new one', async () => {
    const file = newFile();
    const key = { name: 'recordings', memoryOnly: false } as const;
    await open(file).vault.keep({ ...key, secret: 'old key' });
    const before = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>).recordings;
    const { vault, platform } = open(file);
    platform.encryption.decrypt = () => Promise.reject(new Error('no key'));
    expect(await vault.read('recordings')).toBeNull();
    await vault.keep({ ...key, secret: 'new key' });
    await open(file).vault.keep(line);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ 'recordings.former-1': before });
    expect(await open(file).vault.read('recordings')).toBe('new key');
  });

  it.each([
    [{ 'line.server': 'wss://evil.example:7443', 'line.user': '4108' }, null],
    [{ 'line.server': 'ws://pbx.example:7443', 'line.user': '4108' }, null],
    [{ 'line.server': 'wss://pbx.example', 'line.user': '4108' }, null],
    [{ 'line.server': 'wss://pbx.example:7443', 'line.user': '4109' }, null],
    [{ 'line.server': 'wss://pbx.example:7443', 'line.user': '4108', 'line.authUser': 'x' }, null],
    [{ 'line.server': 'wss://pbx.example:7443', 'line.user': '4108', 'line.domain': 'b' }, null],
    [{ 'line.server': 'wss://pbx.example:7443', 'line.user': '4108', 'line.realm': 'b' }, null],
    [{ 'line.server': 'wss://pbx.example:7443/other', 'line.user': '4108' }, 's3cret'],
    [{ 'line.server': ' PBX.example:7443', 'line.user': '4108', 'ui.theme': 'dark' }, 's3cret'],
  ] as const)('shows the secret to nobody else: %o', async (values, shown) => {
    for (const memoryOnly of [true, false]) {
      current = work;
      const file = newFile();
      const { vault } = open(file);
      await vault.keep({ ...line, memoryOnly });
      current = settingsOf(values);
      expect(await vault.read('line')).toBe(shown);
      expect((await vault.state()).holds).toEqual(shown === null ? [] : ['line']);
      if (memoryOnly) continue;
      expect(await open(file).vault.read('line')).toBe(shown);
      current = work;
      expect(await vault.read('line')).toBe('s3cret');
    }
  });

  it('shows the relays’ credential to no other relay, whatever else is added', async () => {
    const relay = { urls: 'turn:relay.example', username: 'desk' };
    current = settingsOf({ 'line.iceServers': [relay] });
    const { vault } = open(newFile());
    await vault.keep({ name: 'turn', secret: 't0p', memoryOnly: false });
    current = settingsOf({ 'line.iceServers': [relay, { urls: 'stun:stun.example' }] });
    expect(await vault.read('turn')).toBe('t0p');
    current = settingsOf({ 'line.iceServers': [relay, { ...relay, urls: 'turn:evil.example' }] });
    expect(await vault.read('turn')).toBeNull();
    vault.lend('turn', current);
    expect(await vault.read('turn')).toBe('t0p');
  });

  it('takes all secrets of a file or none, and leaves alone what is kept meanwhile', async () => {
    const file = newFile();
    const { vault, platform } = open(file);
    await vault.keep(line);
    const { encrypt } = platform.encryption;
    platform.encryption.encrypt = async (text) => {
      if (text !== 't0p') return encrypt(text);
      await vault.keep({ name: 'recordings', secret: 'key', memoryOnly: false });
      throw new Error('key store locked');
    };
    await expect(vault.take({ line: 'new', turn: 't0p' }, work)).rejects.toThrow('locked');
    for (const one of [vault, open(file).vault]) {
      expect(await one.read('line')).toBe('s3cret');
      expect(await one.read('turn')).toBeNull();
      expect(await one.read('recordings')).toBe('key');
    }
  });

  it('says why a secret was refused, also when the one before it cannot be put back', async () => {
    const { vault, platform } = open(newFile());
    const { encrypt } = platform.encryption;
    platform.encryption.encrypt = async (text) => {
      if (text !== 't0p') return encrypt(text);
      vi.spyOn(disk, 'writeJson').mockImplementation(() => {
        throw new Error('EROFS');
      });
      throw new Error('key store locked');
    };
    await expect(vault.take({ line: 'new', turn: 't0p' }, work)).rejects.toThrow('locked');
    vi.restoreAllMocks();
    expect(platform.logged.map(({ text }) => text).join()).toContain('EROFS');
  });

  it('gives what an older version kept to the account of this start, and to no later one', async () => {
    const file = newFile();
    await open(file).vault.keep(line);
    const { owners, ...old } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    expect(owners).toBeDefined();
    writeFileSync(file, JSON.stringify(old));
    const { vault } = open(file);
    expect(await vault.read('line')).toBeNull();
    vault.adopt(work);
    expect(await vault.read('line')).toBe('s3cret');
    current = settingsOf({ 'line.server': 'wss://evil.example', 'line.user': '4108' });
    vault.adopt(current);
    expect(await vault.read('line')).toBeNull();
  });
});
