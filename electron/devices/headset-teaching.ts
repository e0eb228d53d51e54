import type { HeadsetTeaching } from '@contract';

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
