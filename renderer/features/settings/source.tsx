import type { ResolvedSetting } from '@contract';
import { Building, Lock, User } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';

/** Where a value comes from: every row says it. */
export const Source = ({
  setting,
  children,
}: {
  setting: ResolvedSetting;
  /** What can be done about it, on the same line. */
  children?: ReactNode;
}) => {
  const { t } = useWords();
  if (setting.locked) {
    return (
      <span className="src it">
        <Icon of={Lock} size="s" />
        {t('settings.source.locked')}
      </span>
    );
  }
  return (
    <span className="src">
      {setting.source === 'user' && <Icon of={User} size="s" />}
      {setting.source === 'managed' && <Icon of={Building} size="s" />}
      {t(`settings.source.${setting.source}`)}
      {children}
    </span>
  );
};
