import { useEffect, useRef } from 'react';
import { loudness } from '../audio/loudness';
import { audioDoor } from '../../phone/audio/audio-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import type { Call } from '../../model/call';
import { useOtherSide } from './other-side';

/** Who is heard: drawn 20 times a second without React. */
export const LevelMeters = ({ call }: { call: Call }) => {
  const desk = useDoors(audioDoor);
  const { t } = useWords();
  const side = useOtherSide(call);
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
      <span className="cut">
        {side.kind === 'customer'
          ? t('calls.caller')
          : side.kind === 'conference'
            ? t('calls.others')
            : side.name || t('calls.colleague')}
      </span>
      <span className="lane">
        <b ref={theirs} style={{ width: 0 }} />
      </span>
    </div>
  );
};
