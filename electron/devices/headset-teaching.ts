import type { Handlers, HeadsetTeaching } from '@contract';
import type { Platform } from '../platform/ports';

/** Long enough to find the headset and press each of its buttons; then it is over, whatever the page says. */
const longestMs = 30 * 60_000;

/** Which headsets beside those of the standard the page asked for, while the agent teaches one. */
export const createHeadsetTeaching = (monotonic: () => number) => {
  let asked: HeadsetTeaching = null;
  let until = 0;
  return {
    teach: (what: HeadsetTeaching) => {
      asked = what;
      until = monotonic() + longestMs;
      return null;
    },
    now: (): HeadsetTeaching => (monotonic() < until ? asked : null),
  };
};

export const headsetService = ({ platform }: { platform: Pick<Platform, 'monotonic'> }) => {
  const teaching = createHeadsetTeaching(platform.monotonic);
  return {
    gives: { teaching: teaching.now },
    answers: { 'headsets.teach': teaching.teach } satisfies Partial<Handlers>,
  };
};
