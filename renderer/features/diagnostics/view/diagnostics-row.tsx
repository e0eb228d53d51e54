import { Download } from 'lucide-react';
import { useState } from 'react';
import { diagnosticsDoor } from '../diagnostics-door';
import type { SettingsSection } from '../../../platform/desk';
import { useDoors } from '../../../platform/doors';
import { useWords } from '../../../platform/i18n';
import { Button, saveText } from '../../../ui';

const FileRow = () => {
  const { t } = useWords();
  const { diagnostics } = useDoors(diagnosticsDoor);
  const [outcome, setOutcome] = useState<{ name: string } | 'failed' | null>(null);
  const run = async () => {
    const made = await diagnostics.make();
    if (made.ok) saveText(made.value.name, made.value.text);
    setOutcome(made.ok ? { name: made.value.name } : 'failed');
  };
  return (
    <div className="srow">
      <div>
        <b>{t('diagnostics.title')}</b>
        <p className="muted">{t('diagnostics.text')}</p>
        {outcome && (
          <p role="status" className={outcome === 'failed' ? 'err' : 'small'}>
            {outcome === 'failed'
              ? t('diagnostics.failed')
              : t('diagnostics.saved', { name: outcome.name })}
          </p>
        )}
      </div>
      <Button icon={Download} onClick={() => void run()}>
        {t('diagnostics.save')}
      </Button>
    </div>
  );
};

/** One button that makes the file for the IT team, where the settings say what this desk is. */
export const DiagnosticsRow = ({ section }: { section: SettingsSection }) =>
  section === 'about' && <FileRow />;
