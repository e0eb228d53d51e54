import { infoDoor } from '../../platform/desk/desk-info';
import { useDoors } from '../../platform/doors';
import { SlotView } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { Brand } from './brand';
import { SettingsStory } from './settings-notice';
import { settingsRows } from './slots';

/** What this is, and what it cannot do on this machine: said once, plainly. */
export const AboutSection = () => {
  const { t } = useWords();
  const { info } = useDoors(infoDoor);
  return (
    <>
      <h1>{t('settings.section.about')}</h1>
      <div className="row about">
        <Brand size={48} />
        <div>
          <b>Allodesk {info.version}</b>
          <p className="muted">{t(`settings.about.edition.${info.edition}`)}</p>
        </div>
      </div>
      <p className="muted gap">{t('settings.about.licence')}</p>
      <h2>{t('settings.about.missing')}</h2>
      {info.missing.length === 0 ? (
        <p className="muted">{t('settings.about.nothingMissing')}</p>
      ) : (
        <ul className="missing">
          {info.missing.map((power) => (
            <li key={power}>{t(`settings.missing.${power}`)}</li>
          ))}
        </ul>
      )}
      <div className="rows gap">
        <SlotView of={settingsRows} with={{ section: 'about' }} />
      </div>
      <div className="muted gap">
        <SettingsStory />
      </div>
    </>
  );
};
