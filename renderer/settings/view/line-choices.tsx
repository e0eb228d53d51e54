import { useWords } from '../../i18n';
import { EditRow } from './rows';

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
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const name = (code: string) => names.of(code) ?? code;
  return (
    <EditRow
      of="line.country"
      title={t('settings.line.country')}
      hint={t('settings.line.countryHint')}
      shown={name}
      toText={(value) => value}
      fromText={(text) => text}
      field={(text, set) => (
        <select
          className="field"
          aria-label={t('settings.line.country')}
          value={text}
          onChange={(event) => set(event.target.value)}
        >
          {[...new Set([...countries, text])]
            .toSorted((a, b) => name(a).localeCompare(name(b), language))
            .map((code) => (
              <option key={code} value={code}>
                {name(code)}
              </option>
            ))}
        </select>
      )}
    />
  );
};

/** How digits typed during a call are sent. */
export const DigitsRow = () => {
  const { t } = useWords();
  return (
    <EditRow
      of="line.digits"
      title={t('settings.line.digits')}
      hint={t('settings.line.digitsHint')}
      shown={(value) => t(`settings.line.digitsBy.${value}`)}
      toText={(value) => value}
      fromText={(text) => (text === 'info' ? 'info' : 'rfc4733')}
      field={(text, set) => (
        <select
          className="field"
          aria-label={t('settings.line.digits')}
          value={text}
          onChange={(event) => set(event.target.value)}
        >
          <option value="rfc4733">{t('settings.line.digitsBy.rfc4733')}</option>
          <option value="info">{t('settings.line.digitsBy.info')}</option>
        </select>
      )}
    />
  );
};

/** What a held caller hears. */
export const HoldMusicRow = () => {
  const { t } = useWords();
  return (
    <EditRow
      of="line.holdMusic"
      title={t('settings.line.holdMusic')}
      hint={t('settings.line.holdMusicHint')}
      shown={(value) => t(`settings.line.holdMusicIs.${value}`)}
      toText={(value) => value}
      fromText={(text) => (text === 'builtIn' ? 'builtIn' : 'none')}
      field={(text, set) => (
        <select
          className="field"
          aria-label={t('settings.line.holdMusic')}
          value={text}
          onChange={(event) => set(event.target.value)}
        >
          <option value="none">{t('settings.line.holdMusicIs.none')}</option>
          <option value="builtIn">{t('settings.line.holdMusicIs.builtIn')}</option>
        </select>
      )}
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
