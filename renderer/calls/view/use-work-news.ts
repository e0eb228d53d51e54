import { useEffect } from 'react';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { useAnnounce } from '../../ui/announce';
import type { Call } from '../call';

/** Digits are spoken together when the agent rests: one by one they would cut each other off. Milliseconds. */
const restMs = 600;

/** What was sent since; empty where nothing was. Exported for its test. */
export const digitsSince = (before: Call | undefined, after: Call): string => {
  const earlier = before?.digits ?? '';
  return after.digits.startsWith(earlier) ? after.digits.slice(earlier.length) : after.digits;
};

/** Speaks what the agent did: digits that were sent, a call that is finished. */
export const useWorkNews = (): void => {
  const desk = useDesk();
  const { t } = useWords();
  const announce = useAnnounce();
  useEffect(() => {
    let digits = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      announce(t('calls.announce.digit', { digits: digits.split('').join(' ') }));
      digits = '';
    };
    const stop = desk.calls.store.subscribe((state, earlier) => {
      for (const call of state.calls) {
        const before = earlier.calls.find((one) => one.id === call.id);
        const sent = before === call ? '' : digitsSince(before, call);
        if (sent === '') continue;
        digits += sent;
        clearTimeout(timer);
        timer = setTimeout(tell, restMs);
      }
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [announce, desk, t]);
  useEffect(
    () =>
      desk.agent.store.subscribe(({ state }, { state: before }) => {
        if (before.name !== 'wrapUp' || state.name === 'wrapUp' || state.name === 'talking') return;
        announce(t('calls.announce.finished', { state: t(`agent.${state.name}`) }));
      }),
    [announce, desk, t],
  );
};
