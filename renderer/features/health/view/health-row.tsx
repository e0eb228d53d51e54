import { Activity } from 'lucide-react';
import type { SettingsSection } from '../../../platform/desk';
import { documentsDoor } from '../../../platform/desk/documents';
import { useDoors } from '../../../platform/doors';
import { useWords } from '../../../platform/i18n';
import { Button } from '../../../ui/button';

/** The way to the page, beside what this program is. */
export const HealthRow = ({ section }: { section: SettingsSection }) => {
  const { t } = useWords();
  const { documents } = useDoors(documentsDoor);
  if (section !== 'about') return null;
  return (
    <div className="srow">
      <div>
        <b>{t('health.title')}</b>
        <p className="muted">{t('health.intro')}</p>
      </div>
      <Button icon={Activity} onClick={() => documents.show({ kind: 'health' })}>
        {t('health.open')}
      </Button>
    </div>
  );
};
