import { useWords } from '../../platform/i18n';
import { EditRow, ListRow, ValueRow } from './rows';
import { Source } from './source';
import { useSetting } from './use-setting';
import { useWhy } from './why';

const countries = [
  'FR',
  'BE',
  'CH',
  'LU',
  'MC',
  'CA',
  'GB',
  'IE',
  'US',
  'DE',
  'ES',
  'IT',
  'PT',
  'NL',
  'GP',
  'MQ',
  'GF',
  'RE',
  'YT',
  'MA',
  'TN',
  'DZ',
  'SN',
  'CI',
  'MU',
  'MG',
];

/** The country of numbers typed without a prefix. */
export const CountryRow = () => {
  const { t, language } = useWords();
  const chosen = useSetting('line.country').setting.value;
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const choices = [...new Set([...countries, chosen])]
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
  return (
    <ListRow
      of="line.country"
      title={t('settings.line.country')}
      hint={t('settings.line.countryHint')}
      choices={choices}
    />
  );
};

/** How digits typed during a call are sent. */
export const DigitsRow = () => {
  const { t } = useWords();
  return (
    <ListRow
      of="line.digits"
      title={t('settings.line.digits')}
      hint={t('settings.line.digitsHint')}
      choices={(['rfc4733', 'info'] as const).map((value) => ({
        value,
        label: t(`settings.line.digitsBy.${value}`),
      }))}
    />
  );
};

/** What a held caller hears. */
export const HoldMusicRow = () => {
  const { t } = useWords();
  return (
    <ListRow
      of="line.holdMusic"
      title={t('settings.line.holdMusic')}
      hint={t('settings.line.holdMusicHint')}
      choices={(['none', 'builtIn'] as const).map((value) => ({
        value,
        label: t(`settings.line.holdMusicIs.${value}`),
      }))}
    />
  );
};

/** Answering without a hand: shown here, decided by IT alone. */
export const AutoAnswerRow = () => {
  const { t } = useWords();
  const { setting } = useSetting('line.autoAnswer');
  const title = t('settings.line.autoAnswer');
  // What does not come from IT does not count.
  const value = t(
    `settings.line.autoAnswerIs.${setting.source === 'managed' ? setting.value : 'off'}`,
  );
  const fixed = { ...setting, locked: true };
  const why = useWhy(fixed, { title, value });
  return (
    <ValueRow
      title={title}
      value={
        <>
          <p>{value}</p>
          <p className="hint">{t('settings.line.autoAnswerHint')}</p>
        </>
      }
      source={
        <Source
          setting={setting.source === 'managed' ? fixed : { ...setting, source: 'default' }}
        />
      }
      act={why.ask}
      below={why.answer}
    />
  );
};

/** How long a registration is asked for. */
export const ExpiresRow = () => {
  const { t } = useWords();
  return (
    <EditRow
      of="line.registerExpires"
      title={t('settings.line.expires')}
      hint={t('settings.line.expiresHint')}
      shown={(value) => t('settings.line.expiresValue', { seconds: value })}
      toText={String}
      fromText={(text) => {
        const seconds = Number(text);
        return Number.isInteger(seconds) && seconds >= 60 && seconds <= 3600 ? seconds : null;
      }}
      field={(text, set, bad) => (
        <input
          className={bad ? 'field bad' : 'field'}
          type="number"
          min={60}
          max={3600}
          aria-label={t('settings.line.expires')}
          aria-invalid={bad}
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      )}
    />
  );
};
