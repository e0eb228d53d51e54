import { useEffect, useState } from 'react';
import { useDesk } from '../../desk';

/** Ordinary speech into a headset; keys and breath stay below. */
const speech = 0.04;
/** Reports in a row (50 ms each) before it is said, and quiet ones before it is taken back. */
const reports = { speaking: 8, quiet: 60 };

/** True while the agent speaks although the microphone is muted. */
export const useSpeakingWhileMuted = (muted: boolean): boolean => {
  const desk = useDesk();
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    if (!muted) return;
    let loud = 0;
    let quiet = 0;
    const stop = desk.audio.onLevels(({ microphone }) => {
      loud = microphone >= speech ? loud + 1 : 0;
      quiet = microphone >= speech ? 0 : quiet + 1;
      if (loud === reports.speaking) setSpeaking(true);
      if (quiet === reports.quiet) setSpeaking(false);
    });
    return () => {
      stop();
      setSpeaking(false);
    };
  }, [desk, muted]);
  return speaking;
};
