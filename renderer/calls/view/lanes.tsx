import { useEffect, useRef } from 'react';
import { loudness } from '../../audio/view/loudness';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';

/** Who is heard: drawn 20 times a second without React. */
export const Lanes = () => {
  const desk = useDesk();
  const { t } = useWords();
  const mine = useRef<HTMLElement>(null);
  const theirs = useRef<HTMLElement>(null);
  useEffect(
    () =>
      desk.audio.onLevels((levels) => {
        if (mine.current) mine.current.style.width = `${loudness(levels.microphone) * 100}%`;
        if (theirs.current) theirs.current.style.width = `${loudness(levels.remote) * 100}%`;
      }),
    [desk],
  );
  return (
    <div className="lanes" aria-hidden="true">
      <span>{t('calls.you')}</span>
      <span className="lane">
        <b ref={mine} style={{ width: 0 }} />
      </span>
      <span>{t('calls.caller')}</span>
      <span className="lane">
        <b ref={theirs} style={{ width: 0 }} />
      </span>
    </div>
  );
};
