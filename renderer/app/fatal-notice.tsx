import { Brand } from '../features/settings/brand';
import { Button } from '../ui';
import { useSystemWords } from './system-words';

/** The desk cannot start: what is known about it, and the two things that can be done. */
export const FatalNotice = ({ cause }: { cause: string }) => {
  const t = useSystemWords();
  return (
    <main className="fatal" role="alert">
      <Brand size={48} />
      <h1>{t('app.cannotStart')}</h1>
      <p>{t('app.nothingLost')}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {t('app.tryAgain')}
      </Button>
      <details>
        <summary>{t('app.details')}</summary>
        <pre lang="en">{cause}</pre>
      </details>
    </main>
  );
};
