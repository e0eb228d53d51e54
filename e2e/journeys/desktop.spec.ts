import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskTest as test, expect, noElectron } from '../standin/desk-test';
import { electronBinary } from '../standin/electron-desk';
import { ask, askValue, heard, listen } from '../standin/in-page';

const secret = 'correct-horse-4108';
const credential = 'turn-battery-staple';
const settingsFile = (folder: string): string => {
  const file = join(folder, 'given.json');
  const line = {
    server: 'wss://pbx.example.com:7443/ws',
    user: '4108',
    domain: 'pbx.example.com',
    secret,
    iceServers: [{ urls: 'turn:turn.example.com', username: 'desk', credential }],
  };
  writeFileSync(file, JSON.stringify({ version: 1, line }));
  return file;
};

/** Every file below the folder in one text, whatever its kind. */
const everything = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

for (const kind of ['standin', 'electron'] as const)
  test.describe(`the desktop edition on ${kind}`, () => {
    test.skip(kind === 'electron' && electronBinary() === null, noElectron);

    test('settings survive a restart, also one by force', async ({ openDesktop }) => {
      const desk = await openDesktop(kind);
      await listen(desk.page, 'settings.changed');
      const before = await askValue(desk.page, 'settings.read', null);
      expect(before['ui.theme']).toEqual({ value: 'system', source: 'default', locked: false });

      await askValue(desk.page, 'settings.write', [
        { key: 'ui.theme', value: 'dark' },
        { key: 'audio.microphones', value: ['Jabra Evolve2 30'] },
      ]);
      const [news] = await heard(desk.page, 'settings.changed');
      expect(news?.['ui.theme'].value).toBe('dark');
      await desk.restart('closed');
      const after = await askValue(desk.page, 'settings.read', null);
      expect(after['ui.theme']).toEqual({ value: 'dark', source: 'user', locked: false });

      await askValue(desk.page, 'settings.write', [{ key: 'ui.theme', value: 'light' }]);
      await desk.restart('killed');
      const last = await askValue(desk.page, 'settings.read', null);
      expect(last['ui.theme'].value).toBe('light');
      expect(last['audio.microphones'].value).toEqual(['Jabra Evolve2 30']);
    });

    test('the secret is encrypted and in no file and no log', async ({ openDesktop }) => {
      const desk = await openDesktop(kind);
      const state = await askValue(desk.page, 'vault.state', null);
      test.skip(state.because !== 'ok', 'keychain: the system has no safe key store');
      await desk.restart('closed', ['--settings', settingsFile(join(desk.dataFolder, '..'))]);
      expect(await askValue(desk.page, 'vault.read', 'line')).toBe(secret);
      expect(await askValue(desk.page, 'vault.read', 'turn')).toBe(credential);
      const settings = await askValue(desk.page, 'settings.read', null);
      expect(settings['line.user'].value).toBe('4108');
      expect(settings['desk.line'].value).toBe('pbx');
      expect(JSON.stringify(settings)).not.toContain(credential);

      // A careless line of the page is cleaned on its way to the file.
      await askValue(desk.page, 'log.write', {
        level: 'error',
        text: `login ${secret} failed\nAuthorization: Digest response="abc"\ncalled +33 6 39 98 12 34`,
      });
      await desk.restart('closed');
      expect(await askValue(desk.page, 'vault.read', 'line')).toBe(secret);
      const kept = everything(desk.dataFolder) + desk.output();
      expect(kept).toContain('page: login [secret] failed');
      expect(kept).toContain('wss://pbx.example.com:7443/ws');
      for (const hidden of [secret, credential, 'response="abc"', '39 98 12 34'])
        expect(kept).not.toContain(hidden);
    });

    test(
      'resuming from sleep reaches the page, and a crashed page comes back',
      { tag: '@alone' },
      async ({ openDesktop }) => {
        const desk = await openDesktop(kind);
        await listen(desk.page, 'power.suspending', 'power.resumed');
        await desk.power('suspend');
        await desk.power('resume');
        await expect.poll(() => heard(desk.page, 'power.resumed')).toEqual([null]);
        expect(await heard(desk.page, 'power.suspending')).toEqual([null]);
        await desk.pageGone();
        await expect
          .poll(() => desk.page.evaluate(() => window.deskNews === undefined).catch(() => false))
          .toBe(true);
        expect((await ask(desk.page, 'desk.info', null)).ok).toBe(true);
      },
    );
  });

test.describe('the desktop edition on the stand-in alone', () => {
  test('a tel: link reaches the page, also one that came before it; nothing else of it does', async ({
    openDesktop,
  }) => {
    const desk = await openDesktop('standin', { bare: true, argv: ['tel:+33-1-99-00-12-34'] });
    await listen(desk.page, 'link.opened', 'hotkey.pressed');
    // Opened before the page was there: kept for it.
    await expect.poll(() => heard(desk.page, 'link.opened')).toEqual([{ dial: '+33199001234' }]);
    await desk.page.waitForTimeout(2100);
    await desk.secondStart(['allodesk', 'tel:0199001235;postd=99']);
    await desk.secondStart(['allodesk', 'callto:%2B33199001236']);
    await expect
      .poll(() => heard(desk.page, 'link.opened'))
      .toEqual([{ dial: '+33199001234' }, { dial: '+33199001236' }]);
    expect(await heard(desk.page, 'hotkey.pressed')).toEqual([]);
  });

  test('the journal gives back a note after the machine went down', async ({ openDesktop }) => {
    const desk = await openDesktop('standin', { bare: true });
    expect(await askValue(desk.page, 'journal.replay', null)).toEqual({ entries: [], whole: true });
    const entry = { interactionId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', at: 1_700_000_000_000 };
    for (const [index, note] of ['Panne', 'Panne du', 'Panne du four'].entries())
      await askValue(desk.page, 'journal.append', { ...entry, at: entry.at + index, note });
    await desk.restart('killed');
    const last = { ...entry, at: entry.at + 2 };
    const kept = { entries: [{ ...last, note: 'Panne du four' }], whole: true };
    // Nobody confirmed that the book has it: it is given again, to this page, the next and the one after a restart.
    for (let page = 0; page < 2; page += 1)
      expect(await askValue(desk.page, 'journal.replay', null)).toEqual(kept);
    await desk.restart('killed');
    expect(await askValue(desk.page, 'journal.replay', null)).toEqual(kept);
    const { interactionId, at } = last;
    await askValue(desk.page, 'journal.settled', [{ interactionId, at, part: 'note' }]);
    await desk.restart('closed');
    expect(await askValue(desk.page, 'journal.replay', null)).toEqual({ entries: [], whole: true });
    expect(readdirSync(join(desk.dataFolder, 'journal'))).toEqual([]);
  });

  test('a global hotkey reaches the page', async ({ openDesktop }) => {
    const desk = await openDesktop('standin', { takenKeys: ['Control+F11'] });
    await listen(desk.page, 'hotkey.pressed', 'hotkeys.changed');
    expect(await askValue(desk.page, 'hotkeys.state', null)).toEqual([
      { action: 'answer', accelerator: 'Control+F9', state: 'active' },
      { action: 'mute', accelerator: 'Control+F10', state: 'active' },
      { action: 'hold', accelerator: 'Control+F11', state: 'taken' },
      { action: 'show', accelerator: 'Control+F12', state: 'active' },
    ]);
    await desk.press('Control+F9');
    await expect.poll(() => heard(desk.page, 'hotkey.pressed')).toEqual(['answer']);

    await askValue(desk.page, 'settings.write', [{ key: 'hotkeys.hold', value: 'Alt+F7' }]);
    await expect.poll(() => heard(desk.page, 'hotkeys.changed')).toHaveLength(1);
    await desk.press('Alt+F7');
    await expect.poll(() => heard(desk.page, 'hotkey.pressed')).toEqual(['answer', 'hold']);
    const { shown } = await desk.look();
    await desk.press('Control+F12');
    await expect.poll(async () => (await desk.look()).shown).toBe(shown + 1);
  });

  test('a key store that protects nothing is refused, with a choice', async ({ openDesktop }) => {
    const desk = await openDesktop('standin', { keychain: 'basic_text' });
    const line = { name: 'line', secret } as const;
    const refused = await ask(desk.page, 'vault.keep', { ...line, memoryOnly: false });
    expect(refused).toMatchObject({ ok: false, code: 'vaultRefused' });
    const state = await askValue(desk.page, 'vault.keep', { ...line, memoryOnly: true });
    expect(state).toMatchObject({ keeps: 'memory', because: 'plaintext', holds: ['line'] });
    expect(await askValue(desk.page, 'vault.read', 'line')).toBe(secret);
    expect((await askValue(desk.page, 'desk.info', null)).missing).toContain('keychain');
    await desk.restart('closed');
    expect(await askValue(desk.page, 'vault.read', 'line')).toBeNull();
    expect(everything(desk.dataFolder)).not.toContain(secret);
  });

  test('what the IT department fixed is locked', async ({ openDesktop }) => {
    const fixed = { line: { server: 'wss://pbx.example.com' } };
    const proposed = { ui: { theme: 'dark' } };
    const policy = JSON.stringify({ version: 1, fixed, proposed });
    const desk = await openDesktop('standin', { policy });
    const settings = await askValue(desk.page, 'settings.read', null);
    expect(settings['line.server']).toMatchObject({ source: 'managed', locked: true });
    expect(settings['ui.theme']).toEqual({ value: 'dark', source: 'managed', locked: false });
    const refused = await ask(desk.page, 'settings.write', [
      { key: 'ui.theme', value: 'light' },
      { key: 'line.server', value: 'wss://evil.example' },
    ]);
    expect(refused).toEqual({ ok: false, code: 'settingLocked', detail: 'line.server' });
    // Refused whole.
    const after = await askValue(desk.page, 'settings.read', null);
    expect(after['ui.theme'].value).toBe('dark');
  });

  test('a damaged settings file is set aside and said, never lost', async ({ openDesktop }) => {
    const stored = '{ "version": 1, "ui": { "theme": "da';
    const desk = await openDesktop('standin', { stored });
    const { settingsSetAside } = await askValue(desk.page, 'desk.info', null);
    expect(readFileSync(settingsSetAside ?? '', 'utf8')).toBe(stored);
    expect((await desk.look()).notices[0]?.title).toBe('Le fichier de réglages était endommagé');
    await askValue(desk.page, 'settings.write', [{ key: 'ui.theme', value: 'dark' }]);
    await desk.restart();
    expect((await askValue(desk.page, 'desk.info', null)).settingsSetAside).toBeUndefined();
    expect((await askValue(desk.page, 'settings.read', null))['ui.theme'].value).toBe('dark');
  });

  test('a ringing call is notified; during a call the desk stays awake and open', async ({
    openDesktop,
  }) => {
    const desk = await openDesktop('standin', { bare: true });
    const idle = { line: 'ready', agent: 'available', calls: 0, ringing: null, language: 'fr' };
    const presence = (change: object) =>
      askValue(desk.page, 'desk.presence', { ...idle, ...change } as never);
    await presence({ calls: 1, ringing: { title: 'Claire Lefèvre', body: 'SAV' } });
    const ringing = await desk.look();
    expect(ringing.notices).toEqual([{ title: 'Claire Lefèvre', body: 'SAV' }]);
    expect(ringing.awake).toBe(1);
    expect(ringing.tray?.tooltip).toBe('Allodesk · Ligne prête · Disponible');
    await desk.clickNotice();
    await expect.poll(async () => (await desk.look()).shown).toBe(ringing.shown + 1);

    await presence({ calls: 1, agent: 'talking' });
    await desk.closeWindow();
    const talking = await desk.look();
    expect(talking).toMatchObject({ notices: [], awake: 1, isMinimized: true });
    await presence({ calls: 0 });
    expect((await desk.look()).awake).toBe(0);
  });
});
