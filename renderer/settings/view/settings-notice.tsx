import type { DeskInfo } from '@contract';
import { FileWarning } from 'lucide-react';
import { useState } from 'react';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { Button, Icon } from '../../ui';

/** What happened to a settings file at this start; nothing where all went well. */
export const SettingsStory = () => {
  const { t } = useWords();
  const { settingsRefused, settingsSetAside } = useDesk().info;
  return (
    <>
      {settingsRefused && (
        <>
          <p>{t('settings.about.refused')}</p>
          <details>
            <summary>{t('app.details')}</summary>
            <code lang="en">{settingsRefused}</code>
          </details>
        </>
      )}
      {settingsSetAside && <p>{t('settings.about.setAside', { file: settingsSetAside })}</p>}
    </>
  );
};

/** Read notices stay away until the next start, in whichever place they were read. */
const read = new WeakSet<DeskInfo>();

/** Said once, calmly, where the day begins: a settings file was refused or put aside at this start. */
export const SettingsNotice = () => {
  const { t } = useWords();
  const { info } = useDesk();
  const [away, putAway] = useState(read.has(info));
  if (away || !(info.settingsRefused || info.settingsSetAside)) return null;
  return (
    <section className="settings-notice" aria-label={t('settings.about.noticeTitle')}>
      <Icon of={FileWarning} />
      <div className="grow">
        <b>{t('settings.about.noticeTitle')}</b>
        <SettingsStory />
      </div>
      <Button
        onClick={() => {
          read.add(info);
          putAway(true);
        }}
      >
        {t('settings.about.noticeRead')}
      </Button>
    </section>
  );
};
