import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compose } from './compose';
import { createMemoryPlatform } from './platform/memory-platform';
import { startDesk } from './start-desk';

const idle = {
  line: 'ready',
  agent: 'available',
  calls: 0,
  ringing: null,
  language: 'en',
} as const;

describe('the main process', () => {
  it('answers the desk’s own page and nobody else', async () => {
    const { platform, ask } = await startDesk();
    expect((await ask('settings.read', null)).ok).toBe(true);
    for (const frame of [
      null,
      { url: 'app://desk/index.html', isTop: false },
      { url: 'https://desk/index.html', isTop: true },
      { url: 'app://desk.evil.example/index.html', isTop: true },
      { url: 'app://desk@evil.example/', isTop: true },
      { url: 'app://evil@desk/', isTop: true },
      { url: 'about:blank', isTop: true },
      { url: 'data:text/html,x', isTop: true },
      { url: '', isTop: true },
    ])
      expect(await platform.ask('settings.read', null, frame)).toEqual({
        ok: false,
        code: 'untrustedFrame',
      });
  });

  it('answers a bug with a code, and writes it down without what must not be written', async () => {
    const { platform, ask } = await startDesk();
    await ask('vault.keep', { name: 'line', secret: 's3cret-word', memoryOnly: false });
    platform.encryption.available = () => Promise.reject(new Error('s3cret-word broke it'));
    expect(await ask('vault.state', null)).toEqual({ ok: false, code: 'internalError' });
    const [bug] = platform.logged.filter(({ level }) => level === 'error');
    expect(bug?.text).toContain('vault.state: Error: [secret] broke it');
  });

  it('tells the page when settings change, keys with them', async () => {
    const { platform, ask, told } = await startDesk({ takenKeys: ['Alt+F1'] });
    await ask('settings.write', [{ key: 'ui.theme', value: 'dark' }]);
    expect(told('settings.changed')).toHaveLength(1);
    expect(told('hotkeys.changed')).toEqual([]);
    expect(platform.saved.at(-1)).toEqual({ version: 2, ui: { theme: 'dark' } });

    // Two keys exchanged, one that is taken, one that is none.
    await ask('settings.write', [
      { key: 'hotkeys.answer', value: 'Control+F10' },
      { key: 'hotkeys.mute', value: 'Control+F9' },
      { key: 'hotkeys.hold', value: 'Alt+F1' },
      { key: 'hotkeys.show', value: 'no/key' },
    ]);
    const state = await ask('hotkeys.state', null);
    expect(state.ok && state.value.map((one) => one.state)).toEqual([
      'active',
      'active',
      'taken',
      'invalid',
    ]);
    platform.press('Control+F9');
    expect(told('hotkey.pressed')).toEqual(['mute']);
    await ask('settings.write', [{ key: 'hotkeys.mute', value: '' }]);
    platform.press('Control+F9');
    expect(told('hotkey.pressed')).toEqual(['mute']);
  });

  it('takes telephone links over when asked, and not by itself', async () => {
    const installed = await startDesk({ packaged: true });
    expect(await installed.ask('links.state', null)).toEqual({ ok: true, value: 'others' });
    expect(await installed.ask('links.claim', null)).toEqual({ ok: true, value: 'ours' });
    const sources = await startDesk();
    expect(await sources.ask('links.claim', null)).toEqual({ ok: true, value: 'unavailable' });
  });

  it('fills the dial field from a link, at most every two seconds', async () => {
    const { platform, told } = await startDesk({ argv: ['desk', 'tel:15'] });
    platform.secondStart(['desk', 'tel:17']);
    platform.tick(2000);
    platform.secondStart(['desk', 'tel:18', '--other']);
    platform.secondStart(['desk', 'tel:18']);
    expect(told('link.opened')).toEqual([{ dial: '15' }, { dial: '18' }]);
    expect(platform.shows).toBe(3);
  });

  it('stays awake and open during a call, and shows it outside', async () => {
    const { platform, ask } = await startDesk();
    await ask('desk.presence', { ...idle, calls: 1, ringing: { title: 'A', body: 'B' } });
    await ask('desk.presence', { ...idle, calls: 2, ringing: { title: 'A', body: 'B' } });
    expect(platform.notices.shown).toHaveLength(1);
    expect(platform.awake).toBe(1);
    expect(platform.windowEvents?.closing()).toBe('keep');
    platform.notices.shown[0]?.click();
    expect(platform.shows).toBe(1);
    await ask('desk.presence', { ...idle, agent: 'talking', calls: 1 });
    expect(platform.notices.shown).toEqual([]);
    expect(platform.tray).toMatchObject({
      mark: 'busy',
      tooltip: 'Allodesk · Line ready · On a call',
    });
    await ask('desk.presence', idle);
    expect(platform.awake).toBe(0);
    expect(platform.windowEvents?.closing()).toBe('close');
  });

  it('decides on devices again when the order changes', async () => {
    const { ask, told } = await startDesk();
    const one = (id: string) => ({ id, groupId: id, label: id });
    const report = { microphones: [one('a'), one('b')], outputs: [one('c')] };
    const first = await ask('devices.report', report);
    expect(first.ok && first.value.microphone?.id).toBe('a');
    await ask('settings.write', [{ key: 'audio.microphones', value: ['b'] }]);
    expect(told('devices.decided')).toMatchObject([{ microphone: { id: 'b' } }]);
    await ask('settings.write', [{ key: 'audio.ringVolume', value: 0.1 }]);
    expect(told('devices.decided')).toHaveLength(1);
  });

  it('lets the page use another headset while it is taught, and once a setting names it', async () => {
    const { ask, platform } = await startDesk();
    const permitted = () =>
      platform.rules().permitDevice({
        kind: 'hid',
        origin: 'app://desk/',
        product: '046d:0ac4',
        collections: [{ usagePage: 0xff43, usage: 0x0202 }],
      });
    expect(permitted()).toBe(false);
    await ask('headsets.teach', '046d:0ac4');
    expect(permitted()).toBe(true);
    await ask('headsets.teach', null);
    expect(permitted()).toBe(false);
    const place = { collection: 'ff43:0202', reportId: 17, byte: 3, mask: 1, value: 1 };
    const buttons = [{ button: 'mute', ...place, kind: 'press' }];
    const value = [{ product: '046d:0ac4', buttons }];
    await ask('settings.write', [{ key: 'audio.headsetQuirks', value }]);
    expect(permitted()).toBe(true);
  });

  it('shuts the page in, and follows the configured server', async () => {
    const { platform, ask } = await startDesk({
      stored: { line: { server: 'wss://one.example' } },
    });
    const rules = platform.rules();
    const own = 'app://desk/index.html';
    const permit = (permission: string, media: string[] = [], url = own) =>
      rules.permit({ permission, media, url });
    expect(permit('media', ['audio'])).toBe(true);
    expect([permit('media', ['video']), permit('media'), permit('geolocation')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(permit('notifications', [], 'https://evil.example')).toBe(false);
    expect([rules.mayNavigate(own), rules.mayNavigate('https://evil.example')]).toEqual([
      true,
      false,
    ]);
    expect(rules.mayRequest('wss://one.example/ws')).toBe(true);
    await rules.serve(new Request(own));
    await ask('desk.presence', { ...idle, calls: 1 });
    await ask('settings.write', [{ key: 'line.server', value: 'wss://two.example' }]);
    expect(rules.mayRequest('wss://one.example/ws')).toBe(false);
    expect(rules.mayRequest('wss://two.example/ws')).toBe(true);
    // The page's own policy follows by a fresh page, once no call is on it.
    platform.tick(5000);
    expect(platform.reloads).toBe(0);
    await ask('desk.presence', idle);
    expect(platform.reloads).toBe(1);
    platform.tick(5000);
    expect(platform.reloads).toBe(1);
  });

  it('starts the page again when it crashes, and gives up when it keeps crashing', async () => {
    const { platform, ask } = await startDesk();
    const entry = { interactionId: 'i', at: 1, note: 'kept' };
    await ask('journal.append', entry);
    platform.windowEvents?.gone('crashed');
    // The new page is given what the old one wrote, each time until it has it in the book.
    for (let page = 0; page < 2; page += 1)
      expect(await ask('journal.replay', null)).toEqual({
        ok: true,
        value: { entries: [entry], whole: true },
      });
    await ask('journal.settled', [{ interactionId: 'i', at: 1, part: 'note' }]);
    expect(await ask('journal.replay', null)).toEqual({
      ok: true,
      value: { entries: [], whole: true },
    });
    for (let crash = 0; crash < 3; crash += 1) platform.windowEvents?.gone('crashed');
    expect(platform.reloads).toBe(3);
    expect(platform.hasQuit).toBe(true);
  });

  it('tells of sleep and of another network', async () => {
    let address = '192.0.2.1';
    const platform = createMemoryPlatform();
    platform.interfaces = () => ({ wlan0: [{ address, internal: false }] });
    await compose(platform);
    platform.suspend();
    platform.resume();
    platform.tick(3000);
    address = '192.0.2.2';
    platform.tick(3000);
    expect(platform.followsRoutes).toBe(true);
    expect(platform.told.map(({ name }) => name)).toEqual([
      'power.suspending',
      'power.resumed',
      'network.changed',
    ]);
  });

  it('lets the sound follow the routes of the system as long as there are any', async () => {
    const platform = createMemoryPlatform();
    let all: ReturnType<typeof platform.interfaces> = {
      lo: [{ address: '127.0.0.1', internal: true }],
    };
    platform.interfaces = () => all;
    await compose(platform);
    expect(platform.followsRoutes).toBe(false);
    all = { wlan0: [{ address: '192.0.2.1', internal: false }] };
    platform.tick(250);
    expect(platform.followsRoutes).toBe(true);
    all = {};
    platform.tick(250);
    expect(platform.followsRoutes).toBe(false);
  });

  it('remembers where the window was, unless it would be out of sight', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'desk-'));
    const bounds = { x: 40, y: 50, width: 400, height: 700 };
    const first = await startDesk({ dataFolder });
    expect(first.platform.windowRequest?.bounds).toBeNull();
    first.platform.windowEvents?.moved(bounds);
    expect((await startDesk({ dataFolder })).platform.windowRequest?.bounds).toEqual(bounds);
    first.platform.windowEvents?.moved({ ...bounds, x: 4000 });
    expect((await startDesk({ dataFolder })).platform.windowRequest?.bounds).toBeNull();
    expect(existsSync(join(dataFolder, 'window.json.new'))).toBe(false);
  });
});
