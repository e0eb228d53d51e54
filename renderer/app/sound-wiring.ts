import type { Call, CallMixing, CallsDoor } from '../phone/calls';
import type { SettingsDoor } from '../platform/settings';

/** Whoever the agent put on hold, from the moment he pressed it. A far side that holds us hears nothing of ours. */
const waits = ({ phase, hold }: Call) => phase.name === 'talking' && hold.wanted && !hold.byRemote;

interface Needs {
  settings: Pick<SettingsDoor, 'store'>;
  calls: Pick<CallsDoor, 'store'>;
  audio: { microphone: Pick<CallMixing, 'setHoldMusic'> };
}

/** Who is held hears music, where that is set. */
export const holdsToMusic = ({ settings, calls, audio }: Needs): void => {
  let playing = new Set<string>();
  const look = () => {
    const wanted = settings.store.getState().settings['line.holdMusic'].value === 'builtIn';
    const held = wanted ? calls.store.getState().calls.filter(waits) : [];
    const next = new Set(held.map(({ id }) => id));
    for (const id of playing) if (!next.has(id)) audio.microphone.setHoldMusic(id, false);
    for (const id of next) if (!playing.has(id)) audio.microphone.setHoldMusic(id, true);
    playing = next;
  };
  calls.store.subscribe(look);
  settings.store.subscribe(look);
};
