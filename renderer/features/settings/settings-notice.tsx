import type { DeskInfo } from '@contract';
import { FileWarning } from 'lucide-react';
import { useState } from 'react';
import { infoDoor } from '../../platform/desk/desk-info';
import { useDoor, useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button, Icon } from '../../ui';
import { ProblemList } from './problem-list';

/** What happened to the settings file and to IT's policy at this start; nothing where all went well. */
export const SettingsStory = () => {
  const { t } = useWords();
  const { settingsRefused, settingsSetAside, policy } = useDoor(infoDoor);
  return (
    <>
      {policy && (
        <>
          <p>{t(`settings.policy.${policy.inForce}`)}</p>
          <details>
            <summary>{t('settings.policy.tellIt')}</summary>
            <ProblemList problems={policy.problems} />
          </details>
        </>
      )}
      {settingsRefused && (
        <>
          <p>{t('settings.about.refused')}</p>
          <details>
            <summary>{t('app.details')}</summary>
            <ProblemList problems={settingsRefused} />
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
  const { info } = useDoors(infoDoor);
  const [away, putAway] = useState(read.has(info));
  if (away || !(info.settingsRefused || info.settingsSetAside || info.policy)) return null;
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
