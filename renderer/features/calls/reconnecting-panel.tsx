import { Check, Circle, LoaderCircle, type LucideIcon } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { lineDoor } from '../../phone/line/line-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';
import type { Call } from '../../model/call';
import { useCaller } from './caller';

type Step = 'ok' | 'now' | 'todo';
const icons: Record<Step, LucideIcon> = { ok: Check, now: LoaderCircle, todo: Circle };

const followNetwork = (changed: () => void) => {
  const kinds = ['online', 'offline'] as const;
  for (const kind of kinds) window.addEventListener(kind, changed);
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, changed);
  };
};

const Row = ({ step, what, how }: { step: Step; what: string; how: string }) => (
  <li>
    <span className={`i ${step}`}>
      <Icon of={icons[step]} />
    </span>
    <span>{what}</span>
    <span className="faint">{how}</span>
  </li>
);

/** How far the desk is in bringing the sound back: network, line, sound. Nothing to do for the agent. */
export const ReconnectingPanel = ({ call }: { call: Call }) => {
  const desk = useDoors(lineDoor);
  const { t } = useWords();
  const caller = useCaller(call);
  const line = useStore(desk.line.store, ({ state }) => state);
  const online = useSyncExternalStore(followNetwork, () => navigator.onLine);
  const ready = line.phase === 'ready';
  const attempt = 'attempt' in line ? line.attempt : 1;
  return (
    <section className="panel" aria-label={t('calls.mediaTroubled')}>
      <ul className="steps">
        <Row
          step={online ? 'ok' : 'now'}
          what={t('calls.reconnect.network')}
          how={t(online ? 'calls.reconnect.there' : 'calls.reconnect.awaited')}
        />
        <Row
          step={ready ? 'ok' : online ? 'now' : 'todo'}
          what={t('calls.reconnect.line')}
          how={
            ready
              ? t('calls.reconnect.lineThere')
              : t('calls.reconnect.attempt', { number: attempt })
          }
        />
        <Row
          step={ready ? 'now' : 'todo'}
          what={t('calls.reconnect.sound')}
          how={t('calls.reconnect.byItself')}
        />
      </ul>
      <p className="muted hint">{t('calls.reconnect.limit', { name: caller.name })}</p>
    </section>
  );
};
