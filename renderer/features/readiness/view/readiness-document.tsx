import {
  Bell,
  CircleAlert,
  CircleCheck,
  CircleMinus,
  CircleX,
  Ear,
  Headphones,
  LoaderCircle,
  type LucideIcon,
  Mic,
  Phone,
  Route,
  Server,
  Volume2,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { isLive } from '../../../phone/calls';
import { readinessDoor } from '../readiness-door';
import { audioDoor } from '../../../phone/audio/audio-door';
import { callsDoor } from '../../../phone/calls/calls-door';
import { useDoor, useDoors } from '../../../platform/doors';
import { timeOfDay, useWords } from '../../../platform/i18n';
import { Button, Icon } from '../../../ui';
import { WideMeter } from '../../audio/meter';
import { asksAgent, type Check, type CheckName, checkNames, overallOf } from '../readiness';
import { useReadinessNews } from './use-readiness-news';
import './readiness.css';

const icons: Record<CheckName, LucideIcon> = {
  microphone: Mic,
  speaker: Volume2,
  ringer: Bell,
  headset: Headphones,
  line: Phone,
  relay: Server,
  path: Route,
};
const marks: Record<Check['state'], LucideIcon> = {
  waiting: CircleMinus,
  running: LoaderCircle,
  asks: Ear,
  good: CircleCheck,
  weak: CircleAlert,
  bad: CircleX,
  skipped: CircleMinus,
};

/** Only the agent knows whether something was heard. */
const Question = ({ role }: { role: 'speaker' | 'ringer' }) => {
  const { t } = useWords();
  const { readiness } = useDoors(readinessDoor);
  const plays = useStore(useDoor(audioDoor).store, (state) => state.test === 'tone');
  // Only from here: whoever types elsewhere meanwhile types on.
  const [takes] = useState(() => document.activeElement?.closest('.readiness') != null);
  return (
    <div className="row wrap">
      <Button
        kind="primary"
        data-takes-focus={takes ? '' : undefined}
        onClick={() => readiness.answer(role, true)}
      >
        {t('readiness.heard')}
      </Button>
      <Button onClick={() => readiness.answer(role, false)}>{t('readiness.notHeard')}</Button>
      <Button kind="quiet" disabled={plays} onClick={() => readiness.playAgain(role)}>
        {t('readiness.playAgain')}
      </Button>
    </div>
  );
};

/** The answer is a button of the headset itself; where none is to be pressed, the check goes on. */
const HeadsetQuestion = () => {
  const { t } = useWords();
  const { readiness } = useDoors(readinessDoor);
  const [takes] = useState(() => document.activeElement?.closest('.readiness') != null);
  return (
    <div className="row wrap">
      <Button data-takes-focus={takes ? '' : undefined} onClick={() => readiness.skip()}>
        {t('readiness.skip')}
      </Button>
    </div>
  );
};

const Row = ({ name, check }: { name: CheckName; check: Check }) => {
  const { t } = useWords();
  const says =
    'finding' in check
      ? t(`readiness.says.${check.finding.code}`, { ...check.finding.values })
      : check.state === 'running'
        ? t(`readiness.running.${name}`)
        : check.state === 'asks' && asksAgent(name)
          ? t(`readiness.asks.${name}`)
          : '';
  const mends = 'finding' in check && (check.state === 'bad' || check.state === 'weak');
  return (
    <li className="check" data-s={check.state}>
      <Icon of={icons[name]} />
      <div>
        <b>{t(`readiness.name.${name}`)}</b>
        {says && <p>{says}</p>}
        {mends && (
          <p className="mend">
            {t(`readiness.mend.${check.finding.code as 'pathLoss'}`, { ...check.finding.values })}
          </p>
        )}
        {check.state === 'running' && name === 'microphone' && <WideMeter running />}
        {check.state === 'asks' && (name === 'speaker' || name === 'ringer') && (
          <Question role={name} />
        )}
        {check.state === 'asks' && name === 'headset' && <HeadsetQuestion />}
      </div>
      <span className="mark">
        <Icon of={marks[check.state]} size="s" />
        {t(`readiness.state.${check.state}`)}
      </span>
    </li>
  );
};

/** Before the shift: everything a call needs, what is wrong with it, and how to mend it. */
export const ReadinessDocument = () => {
  const { t } = useWords();
  const { readiness, calls } = useDoors(readinessDoor, callsDoor);
  const { checks, last } = useStore(readiness.store);
  const calling = useStore(calls.store, (state) => state.calls.some(isLive));
  const overall = overallOf(checks);
  const begun = checkNames.some((name) => checks[name].state !== 'waiting');
  useReadinessNews();
  // A test does not go on after its page.
  useEffect(() => () => readiness.stop(), [readiness]);
  return (
    <div className="readiness">
      <h1>{t('readiness.title')}</h1>
      <p className="muted">{t('readiness.intro')}</p>
      <div className="row wrap">
        <Button
          kind={begun && !overall ? 'plain' : 'primary'}
          disabled={calling}
          onClick={() => readiness.start()}
        >
          {t(begun || last ? 'readiness.again' : 'readiness.start')}
        </Button>
        {calling && <span className="muted">{t('readiness.notNow')}</span>}
        {last && (
          <span className="chip tall" data-s={last.overall}>
            {t('readiness.checkedAt', { time: timeOfDay(last.at) })}
          </span>
        )}
      </div>
      {overall && (
        <p className="overall" data-s={overall}>
          {t(`readiness.overall.${overall}`)}
        </p>
      )}
      <ul className="checks" data-list aria-label={t('readiness.title')}>
        {checkNames.map((name) => (
          <Row key={name} name={name} check={checks[name]} />
        ))}
      </ul>
    </div>
  );
};
