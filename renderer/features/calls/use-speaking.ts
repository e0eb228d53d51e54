import { useEffect, useState } from 'react';
import { type Levels, quietDetector, silenceStep, speakingStep } from '../../phone/audio';
import { audioDoor } from '../../phone/audio/audio-door';
import { useDoors } from '../../platform/doors';

/** One detector over the levels, as long as it is wanted. */
const useDetector = (
  wanted: boolean,
  step: typeof speakingStep,
  level: (levels: Levels) => number,
): boolean => {
  const desk = useDoors(audioDoor);
  const [on, setOn] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    let detector = quietDetector;
    const stop = desk.audio.onLevels((levels) => {
      detector = step(detector, level(levels), performance.now());
      setOn(detector.on);
    });
    return () => {
      stop();
      setOn(false);
    };
  }, [desk, level, step, wanted]);
  return on;
};

const processed = ({ microphone }: Levels) => microphone;
const untouched = ({ microphone, raw }: Levels) => raw ?? microphone;

/** True while the agent speaks although the microphone is muted. */
export const useSpeakingWhileMuted = (muted: boolean): boolean =>
  useDetector(muted, speakingStep, processed);

/** True when nothing at all has come from the microphone for 8 s, before anything suppressed its noise. */
export const useMicrophoneSilent = (open: boolean): boolean =>
  useDetector(open, silenceStep, untouched);
