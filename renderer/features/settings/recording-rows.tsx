import { useStore } from 'zustand';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { SwitchRow } from './control-row';
import { EditRow } from './rows';

const longest = 3650;

/** Whether calls may be recorded, and how long a recording stays. */
export const RecordingRows = () => {
  const { t } = useWords();
  const { settings } = useDoors(settingsDoor);
  const allowed = useStore(settings.store, (state) => state.settings['recording.allowed'].value);
  const keeps = useStore(settings.store, (state) => state.vault.keeps);
  return (
    <>
      <SwitchRow
        of="recording.allowed"
        title={t('recording.setting.allowed')}
        text={
          keeps === 'memory'
            ? t('recording.fault.keychainMissing')
            : t('recording.setting.allowedText')
        }
      />
      {allowed && (
        <EditRow
          of="recording.retentionDays"
          title={t('recording.setting.days')}
          shown={(count) => t('recording.setting.daysShown', { count })}
          toText={String}
          fromText={(text) => {
            const days = Number(text.trim());
            return Number.isInteger(days) && days >= 1 && days <= longest ? days : null;
          }}
          field={(text, set, bad) => (
            <input
              className={bad ? 'field bad' : 'field'}
              inputMode="numeric"
              aria-label={t('recording.setting.days')}
              aria-invalid={bad}
              value={text}
              onChange={(event) => set(event.target.value)}
            />
          )}
          hint={t('recording.setting.daysHint')}
        />
      )}
    </>
  );
};
