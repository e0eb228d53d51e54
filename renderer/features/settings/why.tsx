import type { ResolvedSetting } from '@contract';
import { CircleQuestionMark, Lock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';

interface WhyProps {
  title: string;
  value: string;
}

/** Why a value cannot be changed here, in place. */
export const Why = ({ title, value }: WhyProps) => {
  const { t } = useWords();
  return (
    <section className="know why">
      <p className="row">
        <Icon of={Lock} size="s" />
        <b>{t('settings.why.title', { title })}</b>
      </p>
      <dl>
        <dt>{t('settings.why.value')}</dt>
        <dd>{value}</dd>
        <dt>{t('settings.why.from')}</dt>
        <dd>{t('settings.why.fromIt')}</dd>
        <dt>{t('settings.why.who')}</dt>
        <dd>{t('settings.why.whoIt')}</dd>
      </dl>
    </section>
  );
};

/** The question beside a locked value, and its answer beneath; nothing where the agent may choose. */
export const useWhy = (
  setting: Pick<ResolvedSetting, 'locked'>,
  { title, value }: WhyProps,
): { ask: ReactNode; answer: ReactNode } => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (!setting.locked) return { ask: null, answer: null };
  return {
    ask: (
      <button type="button" className="chipbtn" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon of={CircleQuestionMark} size="s" />
        {t('settings.whyAct')}
        <span className="sr"> {title}</span>
      </button>
    ),
    answer: open ? <Why title={title} value={value} /> : null,
  };
};
