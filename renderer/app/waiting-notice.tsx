import { Brand } from '../features/settings/brand';
import { useSystemWords } from './system-words';

/** Another window of this profile is the desk. */
export const WaitingNotice = () => {
  const t = useSystemWords();
  return (
    <main className="fatal" role="status">
      <Brand size={48} />
      <h1>{t('app.elsewhere.title')}</h1>
      <p>{t('app.elsewhere.why')}</p>
    </main>
  );
};
