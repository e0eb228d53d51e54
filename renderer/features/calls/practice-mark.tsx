import { GraduationCap } from 'lucide-react';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';

/** Stands on everything that belongs to the practice line. */
export const PracticeMark = () => {
  const { t } = useWords();
  return (
    <span className="practice-mark">
      <Icon of={GraduationCap} size="s" />
      {t('calls.practiceMark')}
    </span>
  );
};
