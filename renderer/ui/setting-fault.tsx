import { CircleAlert } from 'lucide-react';
import { useWords } from '../platform/i18n';
import { Icon } from './icon';

const faultWords = ['settingInvalid', 'settingLocked', 'secretNeeded'] as const;

/** Why a setting was not saved. */
export const SettingFault = ({ code }: { code: string | null }) => {
  const { t } = useWords();
  if (code === null) return null;
  const known = faultWords.find((one) => one === code) ?? 'other';
  return (
    <p className="err" role="alert">
      <Icon of={CircleAlert} size="s" />
      {t(`settings.fault.${known}`)}
    </p>
  );
};
