import { useEffect } from 'react';
import { agentDoor } from '../agent/agent-door';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { useAnnounce } from '../../ui/announce';
import type { Call } from '../../model/call';

/** Digits are spoken together when the agent rests: one by one they would cut each other off. Milliseconds. */
const restMs = 600;

/** What was sent since; empty where nothing was. Exported for its test. */
export const digitsSince = (before: Call | undefined, after: Call): string => {
  const earlier = before?.digits ?? '';
  return after.digits.startsWith(earlier) ? after.digits.slice(earlier.length) : after.digits;
};

/** What did not leave since; empty where everything did. Exported for its test. */
export const unsentSince = (before: Call | undefined, after: Call): string => {
  const [earlier, note] = [before?.digitsNote, after.digitsNote];
  if (note?.why !== 'unsent' || note.seen || note === earlier) return '';
  const known = earlier?.why === 'unsent' && !earlier.seen ? earlier.digits : '';
  return note.digits.startsWith(known) ? note.digits.slice(known.length) : note.digits;
};

const oneByOne = (digits: string): string => digits.split('').join(' ');

/** Speaks what the agent did: digits that were sent or were not, a call that is finished. */
export const useWorkNews = (): void => {
  const desk = useDoors(agentDoor, callsDoor);
  const { t } = useWords();
  const announce = useAnnounce();
  useEffect(() => {
    let digits = '';
    let unsent = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const told = [
        digits && t('calls.announce.digit', { digits: oneByOne(digits) }),
        unsent && t('calls.digitsUnsent', { digits: oneByOne(unsent) }),
      ];
      announce(told.filter(Boolean).join('. '));
      digits = '';
      unsent = '';
    };
    const stop = desk.calls.store.subscribe((state, earlier) => {
      for (const call of state.calls) {
        const before = earlier.calls.find((one) => one.id === call.id);
        if (before === call) continue;
        const sent = digitsSince(before, call);
        const kept = unsentSince(before, call);
        if (sent === '' && kept === '') continue;
        digits += sent;
        unsent += kept;
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
