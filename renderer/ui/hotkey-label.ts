import type { HotkeyState } from '@contract';
import { useStore } from 'zustand';
import { useDesk } from '../desk';
import { useWords, type Language } from '../i18n';

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

/** The global key of an action for a hint beside its button; null while it does not work. */
export const useHotkeyLabel = (action: HotkeyState['action']): string | null => {
  const desk = useDesk();
  const { language } = useWords();
  const hotkey = useStore(desk.settings.store, (state) =>
    state.hotkeys.find((one) => one.action === action && one.state === 'active'),
  );
  if (!hotkey) return null;
  return keysOf(hotkey.accelerator, language, desk.info.platform === 'macos').join(' ');
};
