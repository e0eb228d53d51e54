import { mergeQuirks, type TaughtButton, taughtButtons } from '@contract';
import {
  ArrowLeft,
  Check,
  Circle,
  CircleCheck,
  CircleX,
  Headphones,
  type LucideIcon,
  Mic,
  Minus,
  Phone,
  PhoneOff,
  Redo2,
  RotateCcw,
} from 'lucide-react';
import { useEffect } from 'react';
import { headsetsDoor } from '../../phone/headset/headsets-door';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import type { LessonView } from '../../phone/headset';
import { useWords, type Words } from '../../platform/i18n';
import { timeToTheSecond } from '../../platform/i18n/format';
import { Button, Icon, useAnnounce } from '../../ui';
import { SettingFault } from '../../ui/setting-fault';
import { useSetting } from './use-setting';

const icons: Record<TaughtButton, LucideIcon> = {
  hook: Phone,
  drop: PhoneOff,
  mute: Mic,
  reject: CircleX,
  redial: Redo2,
};

interface Said {
  title: string;
  text: string;
  icon: LucideIcon;
}

const reviewOf = (t: Words, { quirk, useful }: LessonView): Said => {
  if (!quirk)
    return {
      title: t('headset.teach.nothing'),
      text: t('headset.teach.nothingText'),
      icon: Minus,
    };
  return {
    title: t('headset.teach.done'),
    text: t(useful ? 'headset.teach.doneText' : 'headset.teach.onlySome'),
    icon: Check,
  };
};

/** What the agent is to do at this moment. */
const promptOf = (t: Words, lesson: LessonView): Said => {
  const { asked, phase, end } = lesson;
  if (phase === 'over' && !lesson.quirk)
    return {
      title: t('headset.teach.nothing'),
      text: t(`headset.teach.end.${end ?? 'closed'}`),
      icon: Headphones,
    };
  if (phase === 'review' || phase === 'over') return reviewOf(t, lesson);
  if (!asked)
    return {
      title: t('headset.teach.rest'),
      text: t('headset.teach.restText'),
      icon: Headphones,
    };
  return {
    title: t(`headset.teach.press.${asked}`),
    text: t(asked === 'drop' ? 'headset.teach.dropText' : 'headset.teach.twice'),
    icon: icons[asked],
  };
};

const troubleOf = (t: Words, { trouble }: LessonView): string | null => {
  if (trouble === null) return null;
  if (trouble === 'silent') return t('headset.teach.silent');
  return t('headset.teach.sameAs', { button: t(`headset.teach.name.${trouble.sameAs}`) });
};

const seenOf = (t: Words, presses: number): string => {
  if (presses === 0) return t('headset.teach.seen');
  return t(presses === 1 ? 'headset.teach.seen1' : 'headset.teach.seen2');
};

/** Each question once, then what was seen of it. */
const useSpoken = (lesson: LessonView): void => {
  const { t } = useWords();
  const announce = useAnnounce();
  const { title, text } = promptOf(t, lesson);
  const trouble = troubleOf(t, lesson);
  const seen = lesson.asked && lesson.presses > 0 ? seenOf(t, lesson.presses) : null;
  useEffect(() => announce(`${title}. ${text}`), [announce, title, text]);
  useEffect(() => {
    if (seen) announce(seen);
  }, [announce, seen]);
  useEffect(() => {
    if (trouble) announce(trouble);
  }, [announce, trouble]);
};

const Steps = ({ lesson }: { lesson: LessonView }) => {
  const { t } = useWords();
  return (
    <ol>
      {taughtButtons.map((button) => {
        const outcome = lesson.outcomes[button];
        const now = lesson.asked === button;
        const done = outcome === 'none' ? Minus : CircleCheck;
        return (
          <li key={button} aria-current={now ? 'step' : undefined} data-outcome={outcome}>
            <Icon of={now ? icons[button] : outcome ? done : Circle} size="s" />
            <span>{t(`headset.teach.name.${button}`)}</span>
            <span className="faint small">{outcome && t(`headset.teach.${outcome}`)}</span>
          </li>
        );
      })}
    </ol>
  );
};

const Prompt = ({ lesson }: { lesson: LessonView }) => {
  const { t } = useWords();
  const { title, text, icon } = promptOf(t, lesson);
  const { asked, presses } = lesson;
  const trouble = troubleOf(t, lesson);
  const seen = seenOf(t, presses);
  return (
    <section className="prompt" data-asked={asked ?? undefined}>
      <span className="key">
        <Icon of={icon} />
      </span>
      <h2>{title}</h2>
      <p className="muted">{text}</p>
      {asked && (
        <>
          <span className="presses" role="img" aria-label={seen}>
            <b data-on={presses > 0 || undefined} />
            <b data-on={presses > 1 || undefined} />
          </span>
          <p className="small seen" data-on={presses > 0 || undefined} aria-hidden="true">
            {seen}
          </p>
        </>
      )}
      {trouble && <p className="trouble small">{trouble}</p>}
    </section>
  );
};

const Answers = ({ lesson }: { lesson: LessonView }) => {
  const { t } = useWords();
  const { headsets } = useDoors(headsetsDoor);
  const { asked, step, phase } = lesson;
  if (!asked && phase !== 'review') return null;
  return (
    <>
      {step > 0 && (
        <Button
          kind="quiet"
          className="back"
          icon={ArrowLeft}
          onClick={() => headsets.answerLesson('back')}
        >
          {t('headset.teach.back')}
        </Button>
      )}
      {asked && (
        <div className="row answers">
          <Button onClick={() => headsets.answerLesson('skip')}>{t('headset.teach.skip')}</Button>
          <Button kind="quiet" icon={RotateCcw} onClick={() => headsets.answerLesson('again')}>
            {t('headset.teach.again')}
          </Button>
        </div>
      )}
    </>
  );
};

const ForIt = ({ lesson: { product, change } }: { lesson: LessonView }) => {
  const { t } = useWords();
  return (
    <details className="advanced">
      <summary>{t('headset.teach.detail')}</summary>
      <dl className="kv">
        <dt>{t('headset.teach.device')}</dt>
        <dd className="num" translate="no">
          {product}
        </dd>
        <dt>{t('headset.teach.change')}</dt>
        <dd className="num">
          {change
            ? t('headset.teach.changeText', {
                report: change.reportId,
                byte: change.byte,
                from: change.from,
                to: change.to,
                time: timeToTheSecond(change.at),
              })
            : t('headset.teach.noChange')}
        </dd>
      </dl>
    </details>
  );
};

/** At the end what was learned is kept or left; before it, it can only be left. */
const Foot = ({ lesson: { quirk, phase } }: { lesson: LessonView }) => {
  const { t } = useWords();
  const { headsets } = useDoors(headsetsDoor);
  const announce = useAnnounce();
  const { setting, change, fault } = useSetting('audio.headsetQuirks');
  const keep = async () => {
    if (!quirk || !(await change(mergeQuirks(setting.value, [quirk])))) return;
    announce(t('headset.teach.kept', { name: quirk.name ?? quirk.product }));
    headsets.endTeaching();
  };
  return (
    <>
      <SettingFault code={fault} />
      <div className="row foot">
        {quirk && (
          <Button kind="primary" icon={Check} onClick={() => void keep()}>
            {t('headset.teach.keep')}
          </Button>
        )}
        <span className="grow" />
        <Button kind="quiet" onClick={() => headsets.endTeaching()}>
          {t(phase === 'over' ? 'headset.teach.return' : 'headset.teach.leave')}
        </Button>
      </div>
    </>
  );
};

/** One headset's buttons are learned: each is asked for, seen twice, and the next one follows by itself. */
export const HeadsetTeach = ({ lesson }: { lesson: LessonView }) => {
  const { t } = useWords();
  const { headsets, documents } = useDoors(headsetsDoor, documentsDoor);
  useSpoken(lesson);
  const { asked, step, name, phase } = lesson;
  const isOver = phase === 'over';
  // A ring does not take the agent out of it.
  useEffect(() => (isOver ? undefined : documents.hold('settings')), [documents, isOver]);
  return (
    <>
      <button type="button" className="chipbtn back" onClick={() => headsets.endTeaching()}>
        <Icon of={ArrowLeft} size="s" />
        {t('settings.section.headset')}
      </button>
      <h1 tabIndex={-1} data-takes-focus="">
        {t('headset.teach.title', { name })}
      </h1>
      {phase !== 'over' && (
        <p className="muted">
          {asked
            ? t('headset.teach.step', { step: step + 1, count: taughtButtons.length })
            : t('headset.teach.between')}
        </p>
      )}
      <div className={phase === 'over' ? 'teach over' : 'teach'}>
        {phase !== 'over' && <Steps lesson={lesson} />}
        <Prompt lesson={lesson} />
        <Answers lesson={lesson} />
      </div>
      {phase !== 'over' && phase !== 'review' && (
        <>
          <h2>{t('headset.teach.after')}</h2>
          <p className="small row">
            <Icon of={Check} size="s" />
            {t('headset.teach.afterText')}
          </p>
        </>
      )}
      <ForIt lesson={lesson} />
      <Foot lesson={lesson} />
    </>
  );
};
