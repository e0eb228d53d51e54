import { GraduationCap, Phone } from 'lucide-react';
import { useState } from 'react';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoor, useDoors } from '../../platform/doors';
import { SlotView } from '../../platform/feature';
import {
  dayHeading,
  daysBetween,
  longDuration,
  shortDuration,
  timeOfDay,
  useWords,
} from '../../platform/i18n';
import { Icon, phoneText, Popover } from '../../ui';
import { startNotices } from '../calls/slots';
import { DialTrouble } from './dial-trouble';
import { RemoveExamples } from './documents';
import { useCountry, useDial, useIsPractice } from './desk-parts';
import { HoursChart } from './hours-chart';
import { displayName } from '../../book/customers/names';
import { openSearch } from './search-state';
import { type CallBack, callBacks, type DayFigures, figuresOf } from './today-figures';
import { useCallLog, useExampleCount, useMinute } from './use-book';

type FigureName = 'handled' | 'average' | 'talked' | 'missed';

/** A figure, with what it counts one click away. */
const Figure = ({ name, value, aside }: { name: FigureName; value: string; aside?: string }) => {
  const { t } = useWords();
  const definition = t(`customers.today.definition.${name}`);
  return (
    <div>
      <dt>
        <Popover
          kind="definition"
          align="start"
          trigger={
            <button type="button" className="define" title={definition}>
              {t(`customers.today.figure.${name}`)}
            </button>
          }
        >
          {definition}
        </Popover>
      </dt>
      <dd>
        {value}
        {aside && <small>{aside}</small>}
      </dd>
    </div>
  );
};

const Figures = ({ figures }: { figures: DayFigures }) => {
  const { t } = useWords();
  const none = '–';
  return (
    <dl className="figures" data-list>
      <Figure
        name="handled"
        value={String(figures.handled)}
        {...(figures.handledOut > 0
          ? { aside: t('customers.today.ofWhichOut', { count: figures.handledOut }) }
          : {})}
      />
      <Figure
        name="average"
        value={
          figures.averageSeconds === null ? none : shortDuration(Math.round(figures.averageSeconds))
        }
      />
      <Figure
        name="talked"
        value={figures.handled === 0 ? none : shortDuration(figures.talkedSeconds)}
      />
      <Figure name="missed" value={String(figures.missed)} />
    </dl>
  );
};

const CallBackTask = ({
  one,
  now,
  dial,
}: {
  one: CallBack;
  now: number;
  dial(number: string): void;
}) => {
  const { t, language } = useWords();
  const { documents } = useDoors(documentsDoor);
  const country = useCountry();
  const { interaction, customer } = one.row;
  const number = phoneText(interaction.numberE164 ?? interaction.number, country);
  const name = customer ? displayName(customer) : number;
  const at = timeOfDay(interaction.startedAt);
  const about = [
    one.times > 1 ? t('customers.today.times', { count: one.times }) : '',
    interaction.queue,
    one.why === 'cut' && interaction.call
      ? t('customers.today.afterTalking', {
          time: longDuration(interaction.call.talkedSeconds, language),
        })
      : '',
    one.why === 'cut' && interaction.note ? t('customers.today.noteKept') : '',
    customer ? number : interaction.displayName,
  ].filter(Boolean);
  return (
    <li className="task">
      <div className="when late">
        <b>{at}</b>
        <span>
          {daysBetween(interaction.startedAt, now) === 1 ? t('customers.today.yesterday') : ''}
        </span>
      </div>
      <div className="grow">
        <div className="row">
          {customer ? (
            <button
              type="button"
              className="link name cut"
              onClick={() => documents.show({ kind: 'customer', id: customer.id })}
            >
              {name}
            </button>
          ) : (
            <b className="num cut">{name}</b>
          )}
          <span className={one.why === 'cut' ? 'chip wait' : 'chip'}>
            {t(`customers.today.why.${one.why}`)}
          </span>
        </div>
        <p className="l2 cut">{about.join(' · ')}</p>
      </div>
      <button
        type="button"
        className="btn"
        aria-label={t('customers.callName', { name })}
        onClick={() => dial(interaction.numberE164 ?? interaction.number)}
      >
        <Icon of={Phone} size="s" />
        {t('customers.facts.call')}
      </button>
    </li>
  );
};

const CallBacks = ({ list, now }: { list: CallBack[]; now: number }) => {
  const { t } = useWords();
  const dialling = useDial();
  return (
    <section>
      <div className="h">
        <h2>{t('customers.today.callBack')}</h2>
        {list.length > 0 && <span className="count due">{list.length}</span>}
      </div>
      <DialTrouble trouble={dialling.trouble} />
      {list.length === 0 ? (
        <p className="nothing">{t('customers.today.noCallBack')}</p>
      ) : (
        <ul data-list>
          {list.map((one) => (
            <CallBackTask key={one.row.interaction.id} one={one} now={now} dial={dialling.dial} />
          ))}
        </ul>
      )}
    </section>
  );
};

/** On the practice line: what does not count, and the two ways out. */
const PracticeNotice = ({ figures }: { figures: DayFigures }) => {
  const { t } = useWords();
  const { documents } = useDoors(documentsDoor);
  const [examples, lookAgain] = useExampleCount();
  const [removed, setRemoved] = useState<number | null>(null);
  return (
    <section className="practice-notice">
      <Icon of={GraduationCap} />
      <div className="grow">
        <b>{t('customers.today.practice.title')}</b>
        <p>{t('customers.today.practice.text')}</p>
        {figures.handled + figures.missed > 0 && (
          <p>
            {t('customers.today.practice.handled', { count: figures.handled })}
            {figures.handled > 0 && ` · ${shortDuration(figures.talkedSeconds)}`}
            {figures.missed > 0 &&
              ` · ${t('customers.today.practice.missed', { count: figures.missed })}`}
          </p>
        )}
        {removed !== null && (
          <p role="status">{t('customers.examples.removed', { count: removed })}</p>
        )}
      </div>
      <div className="acts">
        <button
          type="button"
          className="btn"
          onClick={() => documents.show({ kind: 'settings', section: 'line' })}
        >
          {t('customers.today.practice.connect')}
        </button>
        {examples !== undefined && examples > 0 && (
          <RemoveExamples
            count={examples}
            done={(count) => {
              setRemoved(count);
              lookAgain();
            }}
          />
        )}
      </div>
    </section>
  );
};

/** The day: figures from the book alone, whom to call back, calls by the hour. */
export const Today = () => {
  const { t, language } = useWords();
  const documents = useDoor(documentsDoor);
  const now = useMinute();
  const practice = useIsPractice();
  const rows = useCallLog(500);
  if (!rows) return <div className="sheet today" />;
  const figures = figuresOf(rows, now);
  const list = callBacks(rows, now);
  const calls = [...figures.byHour.values()].reduce((sum, count) => sum + count, 0);
  return (
    <div className="sheet today">
      <h1>{dayHeading(now, now, language)}</h1>
      <SlotView of={startNotices} with={{}} />
      {practice && <PracticeNotice figures={figuresOf(rows, now, true)} />}
      <Figures figures={figures} />
      <div className="cols">
        <CallBacks list={list} now={now} />
        <aside aria-label={t('customers.today.byHour')}>
          <div className="h">
            <h2>{t('customers.today.byHour')}</h2>
          </div>
          {calls > 0 ? (
            <HoursChart byHour={figures.byHour} now={now} />
          ) : (
            <p className="nothing">
              {practice ? t('customers.today.noCallsPractice') : t('customers.today.noCalls')}{' '}
              <button type="button" className="link" onClick={() => openSearch(documents)}>
                {t('customers.today.noCallsAct')}
              </button>
            </p>
          )}
        </aside>
      </div>
    </div>
  );
};
