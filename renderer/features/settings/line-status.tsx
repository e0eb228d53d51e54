import { Check, RefreshCw, TriangleAlert, Unplug } from 'lucide-react';
import { useStore } from 'zustand';
import { lineDoor } from '../../phone/line/line-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { isRefused } from '../../phone/line';
import { timeToTheSecond, useWords } from '../../platform/i18n';
import { Button, Icon, useNow } from '../../ui';
import { useLineLacks } from '../line/line-facts';
import { troubleWords } from './trouble-words';

const chips = {
  ready: { kind: 'chip go tall', icon: Check, word: 'ready' },
  connecting: { kind: 'chip info tall', icon: RefreshCw, word: 'connecting' },
  registering: { kind: 'chip info tall', icon: RefreshCw, word: 'connecting' },
  waiting: { kind: 'chip info tall', icon: RefreshCw, word: 'waiting' },
  refused: { kind: 'chip stop tall', icon: TriangleAlert, word: 'refused' },
  off: { kind: 'chip stop tall', icon: Unplug, word: 'off' },
} as const;

const Details = () => {
  const { t } = useWords();
  const { line, settings: door } = useDoors(lineDoor, settingsDoor);
  const state = useStore(line.store, ({ state: now }) => now);
  const settings = useStore(door.store, (one) => one.settings);
  const now = useNow();
  const lacks = useLineLacks();
  switch (state.phase) {
    case 'ready':
      return t('settings.line.since', {
        since: timeToTheSecond(state.since),
        proved: timeToTheSecond(state.provedAt),
      });
    case 'connecting':
    case 'registering':
      return t('settings.line.attempt', { attempt: state.attempt });
    case 'waiting':
      return [
        troubleWords(t, state.trouble, settings).what,
        t('settings.line.retry', { seconds: Math.max(0, Math.ceil((state.retryAt - now) / 1000)) }),
      ].join(' ');
    case 'refused':
      return troubleWords(t, state.trouble, settings).what;
    case 'off':
      if (lacks === 'secret') return t('line.secretNote', { user: settings['line.user'].value });
      return t(lacks ? 'line.accountNote' : 'settings.line.offText');
  }
};

/** How the line is, why, and trying at once. */
export const LineStatus = () => {
  const { t } = useWords();
  const { line, settings: door } = useDoors(lineDoor, settingsDoor);
  const state = useStore(line.store, (one) => one.state);
  const settings = useStore(door.store, (one) => one.settings);
  const chip = chips[isRefused(state) ? 'refused' : state.phase];
  const lacks = useLineLacks();
  const trouble = 'trouble' in state ? troubleWords(t, state.trouble, settings) : null;
  const tryNow = () => {
    if (state.phase === 'off' || state.phase === 'refused') line.goOnline();
    else line.nudge('asked');
  };
  return (
    <>
      <div className="row status">
        <span className={chip.kind}>
          <Icon of={chip.icon} size="s" />
          {t(`settings.line.state.${chip.word}`)}
        </span>
        <span className="muted grow">
          <Details />
        </span>
        {!(lacks && state.phase === 'off') && (
          <Button onClick={tryNow}>{t('settings.line.try')}</Button>
        )}
      </div>
      {trouble && <p className="muted mend">{trouble.mend}</p>}
    </>
  );
};
