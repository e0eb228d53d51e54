import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDesk } from './start-desk';

describe('settings, secrets and IT’s policy in the main process', () => {
  it('keeps secrets that come in a settings file out of it', async () => {
    const { platform, ask } = await startDesk();
    const line = {
      server: 'wss://pbx',
      secret: 's3cret',
      iceServers: [{ urls: 'turn:t', credential: 't0p' }],
    };
    expect((await ask('settings.import', JSON.stringify({ line }))).ok).toBe(true);
    expect(await ask('vault.read', 'line')).toEqual({ ok: true, value: 's3cret' });
    expect(await ask('vault.read', 'turn')).toEqual({ ok: true, value: 't0p' });
    expect(JSON.stringify(platform.saved)).not.toMatch(/s3cret|t0p/);
    const kept = readFileSync(join(platform.app.dataFolder, 'secrets.json'), 'utf8');
    expect(kept).not.toMatch(/s3cret|t0p/);
    expect(await ask('settings.import', '{"line":{"user":1}}')).toMatchObject({
      code: 'settingsFileInvalid',
    });
  });

  it('shows no other server the secret, and says beforehand what a file would change', async () => {
    const { platform, ask } = await startDesk({
      stored: { line: { server: 'wss://pbx', user: '1', secret: 's3cret' } },
    });
    const text = JSON.stringify({
      ui: { theme: 'dark' },
      line: { server: 'wss://evil', user: '1', autoAnswer: 'always', sever: 1 },
      team: { forwardTo: '0899', forwardWhen: 'always' },
    });
    const preview = await ask('settings.preview', text);
    expect(preview.ok && preview.value.changes.map(({ key }) => key)).toEqual([
      'team.forwardTo',
      'team.forwardWhen',
      'line.server',
      'desk.line',
      'ui.theme',
    ]);
    expect(preview.ok && preview.value.warnings.map(({ path }) => path)).toEqual([
      'line.sever',
      'line.autoAnswer',
    ]);
    expect(await ask('vault.read', 'line')).toEqual({ ok: true, value: 's3cret' });
    await ask('settings.import', text);
    expect(await ask('vault.read', 'line')).toEqual({ ok: true, value: null });
    expect(await ask('vault.state', null)).toMatchObject({ value: { holds: [] } });
    expect(JSON.stringify(platform.saved)).not.toContain('autoAnswer');
  });

  it('reaches a server without TLS outside this machine only where IT says so', async () => {
    const plain = 'ws://pbx.example:5066';
    const stored = { line: { server: plain, allowUnencrypted: true } };
    const own = await startDesk({ stored });
    expect(own.platform.rules().mayRequest(plain)).toBe(false);
    const dataFolder = mkdtempSync(join(tmpdir(), 'desk-'));
    const policy = '{"fixed":{"line":{"allowUnencrypted":true}}}';
    writeFileSync(join(dataFolder, 'policy.json'), policy, { mode: 0o644 });
    const allowed = await startDesk({ stored, dataFolder });
    expect(allowed.platform.rules().mayRequest(plain)).toBe(true);
  });

  it('saves a server with its secret, or neither', async () => {
    const { platform, ask } = await startDesk({
      stored: { line: { server: 'wss://pbx', user: '1', secret: 'old' } },
    });
    const changes = [{ key: 'line.server' as const, value: 'wss://other' }];
    const connect = (secret: string | null, memoryOnly = false) =>
      ask('settings.connect', { changes, secret, memoryOnly });
    expect(await connect(null)).toMatchObject({ code: 'secretNeeded' });
    platform.encryption.available = async () => false;
    expect(await connect('new')).toMatchObject({ code: 'vaultRefused' });
    platform.encryption.available = async () => true;
    const { save } = platform.settingsStore;
    platform.settingsStore.save = () => {
      throw new Error('no room');
    };
    for (const memoryOnly of [true, false])
      expect(await connect('new', memoryOnly)).toMatchObject({ code: 'settingsNotSaved' });
    platform.settingsStore.save = save;
    expect(await ask('vault.read', 'line')).toEqual({ ok: true, value: 'old' });
    expect((await connect('new')).ok).toBe(true);
    expect(await ask('vault.read', 'line')).toEqual({ ok: true, value: 'new' });
  });

  it('takes no change by itself that would leave the line without its kept secret', async () => {
    const { ask, platform } = await startDesk({
      stored: { line: { server: 'wss://pbx', user: '1', realm: 'r', secret: 'old' } },
    });
    const write = (key: 'server' | 'user' | 'authUser' | 'realm' | 'domain', to: string | null) =>
      ask('settings.write', [{ key: `line.${key}` as const, value: to }]);
    const saved = platform.saved.length;
    for (const key of ['server', 'user', 'authUser', 'realm'] as const)
      expect(await write(key, 'wss://other'), key).toEqual({ ok: false, code: 'secretNeeded' });
    expect(await write('realm', null)).toEqual({ ok: false, code: 'secretNeeded' });
    expect(platform.saved).toHaveLength(saved);
    expect(await ask('vault.read', 'line')).toEqual({ ok: true, value: 'old' });
    // The realm is named: the domain changes nothing of whom the secret is for; nor does the login that it is anyway.
    expect((await write('domain', 'office.example')).ok).toBe(true);
    expect((await write('authUser', '1')).ok).toBe(true);
    await ask('vault.forget', 'line');
    expect((await write('server', 'wss://other')).ok).toBe(true);
  });

  it('says that IT’s policy cannot be read, and takes no locked value from a file', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'desk-'));
    writeFileSync(join(dataFolder, 'policy.json'), '{"fixed":', { mode: 0o644 });
    const stored = { line: { server: 'wss://pbx' }, recording: { allowed: true } };
    const { platform, ask } = await startDesk({ dataFolder, stored });
    expect(await ask('desk.info', null)).toMatchObject({ value: { policy: { inForce: 'none' } } });
    expect(platform.notices.shown[0]?.title).toContain('illisibles');
    const change = { key: 'recording.allowed' as const, value: true };
    expect(await ask('settings.write', [change])).toMatchObject({ code: 'settingLocked' });
    const text = '{"line":{"server":"wss://evil","user":"1"},"team":{"forwardWhen":"always"}}';
    const preview = await ask('settings.preview', text);
    expect(preview).toMatchObject({
      value: { warnings: [{ path: 'line.server', rule: 'locked' }, { path: 'team.forwardWhen' }] },
    });
    const taken = await ask('settings.import', text);
    expect(taken.ok && taken.value['line.server'].value).toBe('wss://pbx');
    expect(taken.ok && taken.value['line.user'].value).toBe('1');
    expect(taken.ok && taken.value['team.forwardWhen'].value).toBe('off');
  });

  it('moves a secret that was written into the stored file by hand', async () => {
    const { platform, ask } = await startDesk({
      stored: { line: { user: '1', secret: 's3cret' } },
    });
    expect(await ask('vault.read', 'line')).toEqual({ ok: true, value: 's3cret' });
    expect(platform.saved).toEqual([{ version: 2, line: { user: '1' } }]);
  });

  it('leaves no secret that it could not understand in the stored file', async () => {
    const server = (credential: string) => ({ urls: 'turn:t', username: 'u', credential });
    const iceServers = [server('t0p'), server('other')];
    const { platform } = await startDesk({ stored: { line: { user: '1', iceServers } } });
    expect(platform.saved).toEqual([{ version: 2, line: { user: '1' } }]);
  });

  it('starts although its files cannot be written', async () => {
    const { platform, ask } = await startDesk({
      stored: { ui: { theme: 'pink' }, line: { secret: 's3cret' } },
      diskFull: true,
    });
    expect((await ask('settings.read', null)).ok).toBe(true);
    expect(platform.logged.some(({ text }) => text.includes('stays as it is'))).toBe(true);
  });

  it('goes on with what can be read of a damaged or newer file, and keeps a copy', async () => {
    const damaged = await startDesk({ stored: { ui: { theme: 'pink', language: 'fr' } } });
    expect(JSON.stringify(damaged.platform.logged)).toContain('ui.theme');
    expect(JSON.stringify(damaged.platform.logged)).not.toContain('pink');
    const settings = await damaged.ask('settings.read', null);
    expect(settings.ok && settings.value['ui.language'].value).toBe('fr');
    expect(settings.ok && settings.value['ui.theme'].source).toBe('default');
    expect(damaged.platform.notices.shown[0]?.body).toContain('settings.json.damaged');
    const newer = await startDesk({ stored: { version: 9, ui: { theme: 'dark' } } });
    const info = await newer.ask('desk.info', null);
    expect(info).toMatchObject({ ok: true, value: { settingsSetAside: 'settings.json.damaged' } });
  });

  it('takes over the file of the argument, or says why not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-'));
    const file = join(folder, 'given.json');
    writeFileSync(file, '{"line":{"user":"4108"}}');
    const good = await startDesk({ argv: ['desk', '--settings', file] });
    const settings = await good.ask('settings.read', null);
    expect(settings.ok && settings.value['line.user'].value).toBe('4108');
    writeFileSync(file, '{"line":{"registerExpires":"Nadia"}}');
    const wrong = await startDesk({ argv: ['desk', '--settings', file] });
    expect(JSON.stringify(wrong.platform.logged)).toContain('line.registerExpires');
    expect(JSON.stringify(wrong.platform.logged)).not.toContain('Nadia');
    const bad = await startDesk({ argv: ['desk', '--settings', join(folder, 'none.json')] });
    expect(bad.platform.notices.shown[0]?.body).toContain('none.json');
    expect(await bad.ask('desk.info', null)).toMatchObject({
      value: { settingsRefused: [{ path: '', rule: 'unreadable', limit: 'ENOENT' }] },
    });
  });
});
