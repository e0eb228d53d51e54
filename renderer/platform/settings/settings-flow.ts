import type { DeskBridge, Envelope, HotkeyState, ResolvedSettings, SettingKey } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { fail, ok, type DeskFault, type Result } from '../../kernel';
import type { SettingsDoor, SettingsSnapshot } from './settings-door';

const categories: Record<string, DeskFault['category']> = {
  settingInvalid: 'input',
  settingLocked: 'refused',
  settingsFileInvalid: 'input',
  secretNeeded: 'input',
  settingsFileTooNew: 'input',
  vaultRefused: 'refused',
  vaultFailed: 'storage',
  diskFull: 'storage',
};

const resultOf = <T>(envelope: Envelope<T>): Result<T> =>
  envelope.ok
    ? ok(envelope.value)
    : fail(envelope.code, categories[envelope.code] ?? 'bug', envelope.detail);

/** The settings as main resolved them, kept current. Fails where main cannot say them. */
export const createSettingsFlow = async ({
  bridge,
}: {
  bridge: DeskBridge;
}): Promise<Result<SettingsDoor>> => {
  let store: StoreApi<SettingsSnapshot> | null = null;
  // Listening begins before reading, so that no change between the two is missed.
  const newer: { settings?: ResolvedSettings; hotkeys?: HotkeyState[] } = {};
  const stop = [
    bridge.hear('settings.changed', (settings) => {
      newer.settings = settings;
      store?.setState({ settings });
    }),
    bridge.hear('hotkeys.changed', (hotkeys) => {
      newer.hotkeys = hotkeys;
      store?.setState({ hotkeys });
    }),
  ];
  const [settings, vault, hotkeys] = await Promise.all([
    bridge.ask('settings.read', null).then(resultOf),
    bridge.ask('vault.state', null).then(resultOf),
    bridge.ask('hotkeys.state', null).then(resultOf),
  ]);
  const fault = [settings, vault, hotkeys].find((one) => !one.ok);
  if (!settings.ok || !vault.ok || !hotkeys.ok) {
    stop.forEach((one) => one());
    return fault as Extract<typeof fault, { ok: false }>;
  }
  const current = createStore<SettingsSnapshot>(() => ({
    settings: newer.settings ?? settings.value,
    vault: vault.value,
    hotkeys: newer.hotkeys ?? hotkeys.value,
  }));
  store = current;
  return ok(doorOf(bridge, current));
};

const doorOf = (bridge: DeskBridge, store: StoreApi<SettingsSnapshot>): SettingsDoor => {
  const readVault = async (): Promise<Result<null>> => {
    const reply = resultOf(await bridge.ask('vault.state', null));
    if (!reply.ok) return reply;
    store.setState({ vault: reply.value });
    return ok(null);
  };
  const write = async (changes: { key: SettingKey; value: unknown }[]): Promise<Result<null>> => {
    if (changes.length === 0) return ok(null);
    const reply = resultOf(await bridge.ask('settings.write', changes));
    if (!reply.ok) return reply;
    store.setState({ settings: reply.value });
    // A TURN credential among them went to the vault; a secret belongs to one account.
    return changes.some(({ key }) => key.startsWith('line.')) ? readVault() : ok(null);
  };
  const changesOf = (values: object) =>
    Object.entries(values).map(([key, value]) => ({
      key: key as SettingKey,
      value: value as unknown,
    }));
  return {
    store,
    change: (key, value) => write([{ key, value }]),
    changeAll: (values) => write(changesOf(values)),
    connect: async (values, secret, memoryOnly) => {
      const request = { changes: changesOf(values), secret, memoryOnly };
      const reply = resultOf(await bridge.ask('settings.connect', request));
      if (!reply.ok) return reply;
      store.setState({ settings: reply.value });
      return readVault();
    },
    links: {
      state: async () => resultOf(await bridge.ask('links.state', null)),
      claim: async () => resultOf(await bridge.ask('links.claim', null)),
    },
    previewFile: async (text) => resultOf(await bridge.ask('settings.preview', text)),
    importFile: async (text) => {
      const reply = resultOf(await bridge.ask('settings.import', text));
      if (!reply.ok) return reply;
      store.setState({ settings: reply.value });
      // Secrets in the file went to the vault.
      return readVault();
    },
    keepSecret: async (secret, memoryOnly) => {
      const reply = resultOf(await bridge.ask('vault.keep', { name: 'line', secret, memoryOnly }));
      if (!reply.ok) return reply;
      store.setState({ vault: reply.value });
      return ok(null);
    },
  };
};
