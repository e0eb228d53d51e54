import type { SettingKey, SettingValue } from '@contract';
import { useWords } from '../../i18n';
import { EditRow, SwitchRow, TextRow } from './rows';

const isCode = (text: string): boolean => /^(?:dtmf:)?[0-9A-Za-z*#+,._{}-]{0,40}$/.test(text);

interface SelectRowProps<K extends SettingKey> {
  of: K;
  title: string;
  hint: string;
  choices: readonly { value: SettingValue<K> & string; label: string }[];
}

const SelectRow = <K extends 'team.watch'>({ of, title, hint, choices }: SelectRowProps<K>) => (
  <EditRow
    of={of}
    title={title}
    hint={hint}
    shown={(value) => choices.find((one) => one.value === value)?.label ?? String(value)}
    toText={(value) => String(value)}
    fromText={(text) => choices.find((one) => one.value === text)?.value ?? null}
    field={(text, set) => (
      <select
        className="field"
        aria-label={title}
        value={text}
        onChange={(event) => set(event.target.value)}
      >
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    )}
  />
);

/** The services of the PBX: the codes that it knows, and what is watched. */
export const TeamRows = () => {
  const { t } = useWords();
  return (
    <details className="advanced">
      <summary>{t('settings.team.title')}</summary>
      <TextRow
        of="line.voicemail"
        title={t('settings.team.voicemail')}
        hint={t('settings.team.voicemailHint')}
      />
      <TextRow
        of="line.parkCode"
        title={t('settings.team.parkCode')}
        hint={t('settings.team.parkCodeHint')}
        check={isCode}
      />
      <TextRow
        of="line.pickupCode"
        title={t('settings.team.pickupCode')}
        hint={t('settings.team.pickupCodeHint')}
        check={isCode}
      />
      <TextRow
        of="line.groupPickupCode"
        title={t('settings.team.groupPickupCode')}
        hint={t('settings.team.groupPickupCodeHint')}
        check={isCode}
      />
      <TextRow
        of="line.forwardOnCode"
        title={t('settings.team.forwardOnCode')}
        hint={t('settings.team.forwardOnCodeHint')}
        check={isCode}
      />
      <TextRow
        of="line.forwardOffCode"
        title={t('settings.team.forwardOffCode')}
        hint={t('settings.team.forwardOffCodeHint')}
        check={isCode}
      />
      <SelectRow
        of="team.watch"
        title={t('settings.team.watch')}
        hint={t('settings.team.watchHint')}
        choices={(['both', 'dialog', 'presence', 'off'] as const).map((value) => ({
          value,
          label: t(`settings.team.watchBy.${value}`),
        }))}
      />
      <SwitchRow
        of="team.publishPresence"
        title={t('settings.team.publish')}
        text={t('settings.team.publishText')}
      />
    </details>
  );
};
