import { join } from 'node:path';
import Store from 'electron-store';
import { copyAside, setAsideIfBroken } from './set-aside';
import type { SettingsStorePort } from './ports';

/** The agent's settings file. Written whole and atomically; upgrades are our own (policy/settings-upgrades). */
export const createElectronSettingsStore = (folder: string): SettingsStorePort => {
  const file = join(folder, 'settings.json');
  let store: Store<Record<string, unknown>> | null = null;
  const open = () =>
    (store ??= new Store<Record<string, unknown>>({
      name: 'settings',
      cwd: folder,
      accessPropertiesByDotNotation: false,
      clearInvalidConfig: false,
      configFileMode: 0o600,
    }));
  return {
    load: () => {
      const setAside = setAsideIfBroken(file);
      return { stored: { ...open().store }, setAside };
    },
    save: (stored) => {
      open().store = stored;
    },
    setAside: () => copyAside(file),
  };
};
