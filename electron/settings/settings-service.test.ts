import { describe, expect, it } from 'vitest';
import { createMemoryPlatform } from '../platform/memory-platform';
import { nothingManaged } from '../policy/settings-resolver';
import { createSettingsService } from './settings-service';

const open = async (undo: () => void = () => undefined) => {
  const platform = createMemoryPlatform({ stored: { line: { server: 'wss://pbx', user: '1' } } });
  const held: (() => void)[] = [];
  let isHeld = false;
  const settings = await createSettingsService({
    store: platform.settingsStore,
    managed: nothingManaged,
    keepSecrets: async () => {
      if (isHeld) await new Promise<void>((go) => void held.push(go));
      return undo;
    },
    holdsLineSecret: async () => false,
    lendRelaySecret: () => undefined,
    log: platform.log,
  });
  return {
    platform,
    settings,
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      for (const go of held.splice(0)) go();
    },
  };
};
const theme = { key: 'ui.theme', value: 'dark' } as const;
const user = { key: 'line.user', value: '2' } as const;

describe('the settings', () => {
  it('lose nothing of two changes at once, the first of which waits for the key store', async () => {
    const desk = await open();
    desk.hold();
    const first = desk.settings.connect({ changes: [user], secret: 's', memoryOnly: true });
    await Promise.resolve();
    const second = desk.settings.write([theme]);
    const third = desk.settings.importText('{"ui":{"language":"en"}}');
    await Promise.resolve();
    desk.release();
    await Promise.all([first, second, third]);
    expect(desk.platform.saved.at(-1)).toMatchObject({
      line: { user: '2' },
      ui: { theme: 'dark', language: 'en' },
    });
    expect(desk.settings.read()['line.user'].value).toBe('2');
    expect(desk.settings.read()['ui.theme'].value).toBe('dark');
  });

  it('take the next change after one that was refused', async () => {
    const { settings } = await open();
    const refused = settings.write([{ key: 'ui.theme', value: 'pink' }]);
    const next = settings.write([theme]);
    await expect(refused).rejects.toMatchObject({ code: 'settingInvalid' });
    expect((await next)['ui.theme'].value).toBe('dark');
  });

  it('say that they were not saved, also when the secret cannot be put back', async () => {
    const { settings, platform } = await open(() => {
      throw new Error('EROFS of the vault');
    });
    platform.settingsStore.save = () => {
      throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    };
    await expect(settings.write([theme])).rejects.toMatchObject({
      code: 'settingsNotSaved',
      detail: 'ENOSPC',
    });
    expect(platform.logged.map(({ text }) => text).join()).toContain('EROFS of the vault');
  });
});
