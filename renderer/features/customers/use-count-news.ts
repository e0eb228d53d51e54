import { useEffect } from 'react';
import { useWords } from '../../platform/i18n';
import { useAnnounce } from '../../ui';
import type { Found } from './use-search';

/** So long nothing is typed before the count is spoken. Milliseconds. */
const restMs = 700;

/** Speaks how many were found, when the typing rests. */
export const useCountNews = (found: Found, shown: boolean): void => {
  const { t } = useWords();
  const announce = useAnnounce();
  useEffect(() => {
    if (!shown || found.query === '') return undefined;
    const words = t('customers.search.count', { count: found.hits.length });
    const timer = setTimeout(() => announce(words), restMs);
    return () => clearTimeout(timer);
  }, [announce, found, shown, t]);
};
