import { useStore } from 'zustand';
import { lineDoor } from '../../phone/line/line-door';
import { documentsDoor } from '../../platform/desk/documents';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoor, useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { RelayFact } from '../relay/relay-fact';
import { useNow } from '../../ui/now';
import { isRefused, type LineState } from '../../phone/line/line';
import { troubleWords } from './line-words';

const SecondsSince = ({ at }: { at: number }) => {
  const { t } = useWords();
  const seconds = Math.max(0, Math.round((useNow() - at) / 1000));
  return <>{t('line.proved', { seconds })}</>;
};

const SecondsUntil = ({ at }: { at: number }) => {
  const { t } = useWords();
  const seconds = Math.ceil((at - useNow()) / 1000);
  return <>{seconds > 0 ? t('line.retryIn', { seconds }) : t('line.retryNow')}</>;
};

/** What keeps the PBX from being called at all: no account, or a secret that is not kept from start to start. */
export const useLineLacks = (): 'account' | 'secret' | null =>
  useStore(useDoor(settingsDoor).store, ({ settings, vault }) => {
    if (settings['desk.line'].value !== 'pbx') return null;
    if (!settings['line.server'].value || !settings['line.user'].value) return 'account';
    return vault.holds.includes('line') ? null : 'secret';
  });

/** What is, why, and what happens next by itself. */
export const useLineFacts = (): { title: string; facts: React.ReactNode[]; state: LineState } => {
  const desk = useDoors(lineDoor, settingsDoor);
  const { t } = useWords();
  const { state, hasBeenReady } = useStore(desk.line.store);
  const settings = useStore(desk.settings.store, (all) => all.settings);
  const user = settings['line.user'].value;
  const server = settings['line.server'].value.replace(/^wss?:\/\//, '').replace(/[/:].*$/, '');
  const practice = settings['desk.line'].value === 'practice';
  const lacks = useLineLacks();
  switch (state.phase) {
    case 'ready':
      return practice
        ? { state, title: t('line.practiceTitle'), facts: [t('line.practiceNote')] }
        : {
            state,
            title: t('line.readyTitle'),
            facts: [
              t('line.readyNote', { user, server }),
              <SecondsSince key="proved" at={state.provedAt} />,
              <RelayFact key="relay" />,
            ],
          };
    case 'connecting':
    case 'registering':
      return {
        state,
        title: t(
          state.attempt > 1 && hasBeenReady ? 'line.reconnectingTitle' : 'line.connectingTitle',
        ),
        facts: practice ? [] : [t('line.connectingNote', { server, attempt: state.attempt })],
      };
    case 'waiting':
      return {
        state,
        title: t(
          isRefused(state)
            ? 'line.refusedAgainTitle'
            : hasBeenReady
              ? 'line.waitingTitle'
              : 'line.awayTitle',
        ),
        facts: [
          troubleWords(t, state.trouble, user),
          <SecondsUntil key="retry" at={state.retryAt} />,
        ],
      };
    case 'refused':
      return {
        state,
        title: t('line.refusedTitle'),
        facts: [troubleWords(t, state.trouble, user)],
      };
    case 'off':
      if (lacks === 'secret')
        return { state, title: t('line.secretTitle'), facts: [t('line.secretNote', { user })] };
      if (lacks === 'account')
        return { state, title: t('line.accountTitle'), facts: [t('line.accountNote')] };
      return { state, title: t('line.offTitle'), facts: [t('line.offNote')] };
  }
};

/** The acts that fit the state of the line. */
export const useLineActs = (): { words: string; run: () => void }[] => {
  const desk = useDoors(documentsDoor, lineDoor);
  const { t } = useWords();
  const lacks = useLineLacks();
  const phase = useStore(desk.line.store, (line) => line.state.phase);
  const settings = {
    words: t('line.settings'),
    run: () => desk.documents.show({ kind: 'settings', section: 'line' }),
  };
  const check = {
    words: t('readiness.check'),
    run: () => desk.documents.show({ kind: 'readiness' }),
  };
  switch (phase) {
    case 'ready':
      return [
        { words: t('line.goOffline'), run: () => void desk.line.goOffline() },
        settings,
        check,
      ];
    case 'connecting':
    case 'registering':
      return [settings];
    case 'waiting':
      return [{ words: t('line.tryNow'), run: () => desk.line.nudge('asked') }, settings];
    case 'refused':
      return [settings, { words: t('line.tryNow'), run: () => desk.line.goOnline() }];
    case 'off':
      if (lacks)
        return [{ ...settings, ...(lacks === 'secret' ? { words: t('line.typeSecret') } : {}) }];
      return [{ words: t('line.goOnline'), run: () => desk.line.goOnline() }, settings];
  }
};
