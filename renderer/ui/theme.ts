import { useEffect } from 'react';
import { useMedia } from './media';

/** Puts the chosen theme on the page; `system` follows the system while the desk runs. */
export const useTheme = (setting: 'system' | 'light' | 'dark'): void => {
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  const theme = setting === 'system' ? (systemIsDark ? 'dark' : 'light') : setting;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
};
