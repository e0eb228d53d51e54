import type { DeskBridge, Envelope, ResolvedSettings } from '@contract';
import { resolveSettings } from '@policy/settings-resolver';
import { describe, expect, it } from 'vitest';
import { createBrowserBridge } from '../bridge/browser-bridge';
import { memoryStorage } from '../bridge/memory-storage';
import { createSettingsFlow } from './settings-flow';

/** The real bridge of the browser edition over a storage that lives as long as the test. */
const browserBridge = (): DeskBridge =>
  createBrowserBridge({
    storage: memoryStorage(),
    languages: ['fr-FR'],
    version: '0.0.0',
    handedOver: null,
    refused: () => undefined,
    onStorage: () => undefined,
    log: () => undefined,
    limit: () => undefined,
    reload: () => undefined,
    calls: () => undefined,
  });

const open = async (bridge: DeskBridge) => {
  const made = await createSettingsFlow({ bridge });
  if (!made.ok) throw new Error(made.fault.code);
  return made.value;
};

describe('the settings', () => {
  it('are read at the start and follow what is changed, one or several at once', async () => {
    const settings = await open(browserBridge());
    const value = (key: keyof ResolvedSettings) => settings.store.getState().settings[key];
    expect(value('ui.language')).toEqual({ value: 'system', source: 'default', locked: false });
    expect(await settings.change('ui.language', 'fr')).toEqual({ ok: true, value: null });
    expect(value('ui.language')).toEqual({ value: 'fr', source: 'user', locked: false });
    await settings.changeAll({ 'line.user': '201', 'line.registerExpires': 120 });
    expect([value('line.user').value, value('line.registerExpires').value]).toEqual(['201', 120]);
    expect(await settings.changeAll({})).toEqual({ ok: true, value: null });
  });

  it('a change that does not fit is refused whole, as bad input', async () => {
    const settings = await open(browserBridge());
    const before = settings.store.getState().settings;
    const result = await settings.changeAll({ 'line.user': '201', 'line.registerExpires': 5 });
    expect(result).toMatchObject({ fault: { code: 'settingInvalid', category: 'input' } });
    expect(settings.store.getState().settings).toBe(before);
  });

  it('an imported file changes the settings, and its secrets are in the vault', async () => {
    const settings = await open(browserBridge());
    const file = {
      version: 1,
      line: {
        server: 'wss://pbx.example.fr',
        user: '201',
        iceServers: [{ urls: 'turn:turn.example.fr', username: 'desk', credential: 'hidden' }],
      },
    };
    expect(await settings.importFile(JSON.stringify(file))).toEqual({ ok: true, value: null });
    const { settings: all, vault } = settings.store.getState();
    expect(all['line.server'].value).toBe('wss://pbx.example.fr');
    expect(JSON.stringify(all)).not.toContain('hidden');
    expect(vault.holds).toEqual(['turn']);
    expect(await settings.importFile('{')).toMatchObject({
      fault: { code: 'settingsFileInvalid', category: 'input' },
    });
  });

  it('a kept secret shows in the state of the vault', async () => {
    const settings = await open(browserBridge());
    expect(settings.store.getState().vault.holds).toEqual([]);
    expect(await settings.keepSecret('secret', true)).toEqual({ ok: true, value: null });
    expect(settings.store.getState().vault.holds).toEqual(['line']);
  });
});

describe('a desktop that is slow or fails', () => {
  /** The real bridge, with some answers replaced, and a way to tell news. */
  const changed = (answers: Record<string, Promise<Envelope<unknown>>>) => {
    const real = browserBridge();
    const listeners = new Map<string, (news: never) => void>();
    const bridge: DeskBridge = {
      ask: (name, request) =>
        (answers[name] as ReturnType<typeof real.ask<typeof name>> | undefined) ??
        real.ask(name, request),
      hear: (name, listener) => {
        listeners.set(name, listener);
        return () => void listeners.delete(name);
      },
    };
    return { bridge, listeners };
  };
  const german = resolveSettings({ 'line.country': 'DE' });

  it('news that arrives during the first reading wins over it', async () => {
    const { bridge, listeners } = changed({});
    const opening = open(bridge);
    listeners.get('settings.changed')?.(german as never);
    const settings = await opening;
    expect(settings.store.getState().settings['line.country'].value).toBe('DE');
    listeners.get('hotkeys.changed')?.([
      { action: 'mute', accelerator: 'F10', state: 'taken' },
    ] as never);
    expect(settings.store.getState().hotkeys).toHaveLength(1);
  });

  it('what cannot be read is said, and nobody goes on listening', async () => {
    const failed = Promise.resolve({ ok: false, code: 'diskFull', detail: 'x' } as const);
    const { bridge, listeners } = changed({ 'settings.read': failed });
    expect(await createSettingsFlow({ bridge })).toEqual({
      ok: false,
      fault: { code: 'diskFull', category: 'storage', detail: 'x' },
    });
    expect(listeners.size).toBe(0);
  });

  it('a vault that would store it readable refuses, in words that the view can choose', async () => {
    const refused = Promise.resolve({ ok: false, code: 'vaultRefused' } as const);
    const settings = await open(changed({ 'vault.keep': refused }).bridge);
    expect(await settings.keepSecret('secret', false)).toEqual({
      ok: false,
      fault: { code: 'vaultRefused', category: 'refused' },
    });
  });
});
