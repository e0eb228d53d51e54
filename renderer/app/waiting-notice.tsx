import { chooseLanguage, wordsFor } from '../i18n';

/** Another window of this profile is the desk. */
export const WaitingNotice = () => {
  const t = wordsFor(chooseLanguage('system', navigator.languages));
  return (
    <main className="fatal" role="status">
      <h1>{t('app.elsewhere.title')}</h1>
      <p>{t('app.elsewhere.why')}</p>
    </main>
  );
};
