import type { Call } from '../phone/calls';
import type { Desk } from './desk';
import type { Flows } from './compose';

/** Whoever the agent put on hold, from the moment he pressed it. A far side that holds us hears nothing of ours. */
const waits = ({ phase, hold }: Call) => phase.name === 'talking' && hold.wanted && !hold.byRemote;

/** Who is held hears music, where that is set. */
export const holdsToMusic = ({ desk, flows }: { desk: Desk; flows: Flows }): void => {
  let playing = new Set<string>();
  const look = () => {
    const wanted = desk.settings.store.getState().settings['line.holdMusic'].value === 'builtIn';
    const held = wanted ? flows.calls.store.getState().calls.filter(waits) : [];
    const next = new Set(held.map(({ id }) => id));
    for (const id of playing) if (!next.has(id)) flows.audio.microphone.setHoldMusic(id, false);
    for (const id of next) if (!playing.has(id)) flows.audio.microphone.setHoldMusic(id, true);
    playing = next;
  };
  flows.calls.store.subscribe(look);
  desk.settings.store.subscribe(look);
};
