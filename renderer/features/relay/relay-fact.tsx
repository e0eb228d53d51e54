import { useStore } from 'zustand';
import { relayDoor } from '../../phone/relay/relay-door';
import { useDoor } from '../../platform/doors';
import { timeOfDay, useWords } from '../../platform/i18n';
import { useNow } from '../../ui/now';

/** What is wrong with the relay's credentials, and what happens by itself. Nothing while all is well. */
export const RelayFact = () => {
  const { t } = useWords();
  const state = useStore(useDoor(relayDoor).store, (relay) => relay.state);
  const now = useNow();
  if (state.phase === 'off') return null;
  const { expiresAt } = state;
  const ended = expiresAt !== null && expiresAt <= now;
  if (state.phase === 'fixed')
    return ended ? <>{t('relay.fixedEnded', { time: timeOfDay(expiresAt) })}</> : null;
  if (state.phase !== 'waiting') return null;
  const seconds = Math.max(0, Math.ceil((state.retryAt - now) / 1000));
  return (
    <>
      {t(`relay.trouble.${state.trouble}`)}{' '}
      {expiresAt === null || ended
        ? t('relay.without')
        : t('relay.stillHeld', { time: timeOfDay(expiresAt) })}{' '}
      {t('relay.retryIn', { seconds })}
    </>
  );
};
