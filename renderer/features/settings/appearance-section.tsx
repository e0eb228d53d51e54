import { useWords } from '../../platform/i18n';
import { ChoiceRow, SwitchRow } from './control-row';
import { TextRow } from './rows';

/** How the desk looks and speaks to the agent. */
export const AppearanceSection = () => {
  const { t } = useWords();
  return (
    <>
      <h1>{t('settings.section.appearance')}</h1>
      <div className="rows">
        <ChoiceRow
          of="ui.language"
          title={t('settings.appearance.language')}
          choices={[
            { value: 'system', label: t('settings.appearance.system') },
            { value: 'fr', label: 'Français', lang: 'fr' },
            { value: 'en', label: 'English', lang: 'en' },
          ]}
        />
        <ChoiceRow
          of="ui.theme"
          title={t('settings.appearance.theme')}
          choices={[
            { value: 'system', label: t('settings.appearance.system') },
            { value: 'light', label: t('settings.appearance.light') },
            { value: 'dark', label: t('settings.appearance.dark') },
          ]}
        />
        <SwitchRow
          of="ui.focusNoteOnAnswer"
          title={t('settings.appearance.focusNote')}
          text={t('settings.appearance.focusNoteText')}
        />
        <TextRow
          of="desk.agentName"
          title={t('settings.appearance.agentName')}
          hint={t('settings.appearance.agentNameHint')}
        />
      </div>
    </>
  );
};
