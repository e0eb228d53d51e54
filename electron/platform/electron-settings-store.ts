import { join } from 'node:path';
import Store from 'electron-store';
import { copyAside, loadSettingsFile, setAsideIfBroken } from './set-aside';
import type { SettingsStorePort } from './ports';

/** The agent's settings file. Written whole and atomically; upgrades are our own (policy/settings-upgrades). */
export const createElectronSettingsStore = (folder: string): SettingsStorePort => {
  const file = join(folder, 'settings.json');
  let store: Store<Record<string, unknown>> | null = null;
  const open = () => {
    if (store) return store;
    // Once more: what stood in the way at the start may be gone.
    setAsideIfBroken(file);
    store = new Store<Record<string, unknown>>({
      name: 'settings',
      cwd: folder,
      accessPropertiesByDotNotation: false,
      clearInvalidConfig: false,
      configFileMode: 0o600,
    });
    return store;
  };
  return {
    load: () => loadSettingsFile(file),
    save: (stored) => {
      open().store = stored;
    },
    setAside: () => copyAside(file),
  };
};
