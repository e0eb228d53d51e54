import { useEffect, useRef } from 'react';
import { audioDoor } from '../../phone/audio/audio-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { loudness } from './loudness';

const bars = 7;

/** Seven bars for the microphone, drawn without React. `running`: somebody listens to the levels. */
export const Meter = ({ running }: { running: boolean }) => {
  const desk = useDoors(audioDoor);
  const { t } = useWords();
  const meter = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = (level: number) => {
      const lit = Math.round(loudness(level) * bars);
      meter.current?.childNodes.forEach((bar, place) => {
        if (bar instanceof HTMLElement) bar.className = place < lit ? 'on' : '';
      });
    };
    if (!running) return show(0);
    return desk.audio.onLevels((levels) => show(levels.microphone));
  }, [desk, running]);
  return (
    <span className="meter" role="img" aria-label={t('audio.level')} ref={meter}>
      {Array.from({ length: bars }, (_, place) => (
        <b key={place} />
      ))}
    </span>
  );
};

/** One wide bar for the same, in the panel and the settings. */
export const WideMeter = ({ running }: { running: boolean }) => {
  const desk = useDoors(audioDoor);
  const { t } = useWords();
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const show = (level: number) => {
      if (bar.current) bar.current.style.width = `${loudness(level) * 100}%`;
    };
    if (!running) return show(0);
    return desk.audio.onLevels((levels) => show(levels.microphone));
  }, [desk, running]);
  return (
    <div className="big-meter" role="img" aria-label={t('audio.level')}>
      <b ref={bar} style={{ width: 0 }} />
    </div>
  );
};
