import type { HotkeyAction } from '@contract';
import { useStore } from 'zustand';
import { infoDoor } from '../platform/desk/desk-info';
import { settingsDoor } from '../platform/settings/settings-door';
import type { DoorsOf } from '../kernel';
import { useDoors } from '../platform/doors';
import { useWords, type Language } from '../platform/i18n';
import { keysHere } from './window-keys';

const names: Record<Language, Record<string, string>> = {
  en: {},
  fr: { Shift: 'Maj', Space: 'Espace', Delete: 'Suppr', Insert: 'Inser', Enter: 'Entrée' },
};

/** How the keys of an accelerator are written on the keyboard: Control+F9 is Ctrl F9. */
export const keysOf = (accelerator: string, language: Language, isMac: boolean): string[] =>
  accelerator
    .split('+')
    .filter(Boolean)
    .map((key) => {
      if (key === 'CommandOrControl' || key === 'CmdOrCtrl') return isMac ? '⌘' : 'Ctrl';
      if (key === 'Control') return 'Ctrl';
      if (key === 'Command' || key === 'Cmd' || key === 'Super' || key === 'Meta')
        return isMac ? '⌘' : 'Win';
      return names[language][key] ?? key;
    });

export interface WorkingKey {
  accelerator: string;
  /** From any program; else inside this window alone. */
  everywhere: boolean;
}

/** How an action is reached by key now; null: switched off, or another program has its keys. */
export const workingKey = (
  desk: DoorsOf<[typeof settingsDoor, typeof infoDoor]>,
  action: HotkeyAction,
): WorkingKey | null => {
  const { hotkeys, settings } = desk.settings.store.getState();
  const state = hotkeys.find((one) => one.action === action)?.state ?? 'none';
  const { value } = settings[`hotkeys.${action}`];
  if (value === '' || state === 'taken') return null;
  const { edition, platform } = desk.info;
  const accelerator = keysHere(value, edition === 'browser', platform === 'macos');
  return { accelerator, everywhere: state === 'active' };
};

/** The keys of an action for a hint on its button; null while there are none. */
export const useHotkeyLabel = (
  action: HotkeyAction,
  where: 'here' | 'everywhere' = 'here',
): string | null => {
  const desk = useDoors(infoDoor, settingsDoor);
  const { language } = useWords();
  return useStore(desk.settings.store, () => {
    const key = workingKey(desk, action);
    if (!key || (where === 'everywhere' && !key.everywhere)) return null;
    return keysOf(key.accelerator, language, desk.info.platform === 'macos').join(' ');
  });
};
