import { useState } from 'react';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import type { Call } from '../call';

/** What became of digits that did not simply go out: a menu may not have heard them. */
export const DigitsNote = ({ call }: { call: Call }) => {
  const { t } = useWords();
  const [seen, setSeen] = useState<Call['digitsNote']>();
  const { digitsNote: note } = call;
  if (!note || note === seen) return null;
  return (
    <div className="digitswait" role="status">
      <span className="grow">
        {note.why === 'asMessages'
          ? t('calls.digitsAsMessages')
          : t('calls.digitsUnsent', { digits: note.digits })}
      </span>
      <Button onClick={() => setSeen(note)}>{t('audio.warn.understood')}</Button>
    </div>
  );
};
