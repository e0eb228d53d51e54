import { CircleAlert } from 'lucide-react';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';

const known = ['lineNotReady', 'notDialable', 'tooManyCalls'] as const;

/** Why a number could not be called: it waits in the dial field. */
export const DialTrouble = ({ trouble }: { trouble: string | null }) => {
  const { t } = useWords();
  if (trouble === null) return null;
  const why = known.find((code) => code === trouble) ?? 'other';
  return (
    <p className="err" role="alert">
      <Icon of={CircleAlert} size="s" />
      {t(`customers.dial.${why}`)}
    </p>
  );
};
