import { CircleAlert } from 'lucide-react';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';

const known = ['diskFull', 'bookTooNew', 'noInteraction', 'unknownCall'] as const;

/** Why something was not written in the book, where it was asked for. */
export const BookTrouble = ({ code }: { code: string | null }) => {
  const { t } = useWords();
  if (code === null) return null;
  const why = known.find((one) => one === code) ?? 'bookFailed';
  return (
    <p className="err" role="alert">
      <Icon of={CircleAlert} size="s" />
      {t(`customers.trouble.${why}`)}
    </p>
  );
};
