import type { Audio } from '../phone/audio';
import type { PhoneDoors } from '../phone/port';
import { namesOf } from './team-names';

interface Needs {
  remote: PhoneDoors;
  /** Both sides of a call, for its recording, as long as both halves are one page. */
  recording: Audio['recording'];
  country: () => string;
}

/** The phone's doors for the views and for every other service of the desk. */
export const phoneDoorsService = ({ remote, recording, country }: Needs) => {
  const { agentFacts: _told, connector, probe: _asked, audio, ...shown } = remote;
  const { calls, headsets, keys, line, quality, team } = shown;
  return {
    gives: {
      audio: { door: audio, recording },
      calls,
      headsets,
      keys,
      line,
      quality,
      nameOf: namesOf(team, country),
    },
    doors: { ...shown, audio, connectLine: () => connector.connect() },
  };
};
