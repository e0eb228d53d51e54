import { useEffect } from 'react';
import { readinessDoor } from '../readiness-door';
import { useDoors } from '../../../platform/doors';
import { useWords, type Words } from '../../../platform/i18n';
import { useAnnounce } from '../../../ui';
import { asksAgent, checkNames, overallOf, type Check, type CheckName } from '../readiness';

/** What a check has come to, as it is spoken; null: nothing worth saying. Exported for its test. */
export const checkNews = (t: Words, name: CheckName, check: Check): string | null => {
  if (check.state === 'asks' && asksAgent(name)) return t(`readiness.asks.${name}`);
  if (check.state === 'running') return t(`readiness.running.${name}`);
  if (!('finding' in check)) return null;
  const says = t(`readiness.says.${check.finding.code}`, { ...check.finding.values });
  const state = t(`readiness.state.${check.state}`);
  return t('readiness.announceFound', { name: t(`readiness.name.${name}`), state, says });
};

/** Speaks each step, question and result of the check, once; what comes at the same time in one sentence. */
export const useReadinessNews = (): void => {
  const { readiness } = useDoors(readinessDoor);
  const { t } = useWords();
  const announce = useAnnounce();
  useEffect(() => {
    let waiting: string[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      announce(waiting.join(' '));
      waiting = [];
    };
    const stop = readiness.store.subscribe(({ checks }, earlier) => {
      for (const name of checkNames) {
        const before = earlier.checks[name];
        const after = checks[name];
        if (before === after || before.state === after.state) continue;
        const news = checkNews(t, name, after);
        if (news) waiting.push(news);
      }
      const overall = overallOf(checks);
      if (overall && overall !== overallOf(earlier.checks))
        waiting.push(t(`readiness.overall.${overall}`));
      clearTimeout(timer);
      if (waiting.length > 0) timer = setTimeout(tell, 250);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [announce, readiness, t]);
};
