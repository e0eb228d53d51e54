import type { AudioDoor } from '../phone/audio';
import type { CallsFlow } from '../phone/calls';

/**
 * A call whose microphone went away stands muted, so that every part of the desk says the same; the agent's answer
 * opens it again. What the agent had muted before stays muted.
 */
export const lostMicrophoneMutes = ({
  audio: { door: audio },
  calls,
}: {
  audio: { door: Pick<AudioDoor, 'store'> };
  calls: Pick<CallsFlow, 'store' | 'mute' | 'unmute'>;
}): void => {
  let muted: string[] = [];
  audio.store.subscribe(({ asking }, before) => {
    if ((asking === null) === (before.asking === null)) return;
    const talking = calls.store.getState().calls.filter((call) => call.phase.name === 'talking');
    if (asking) {
      muted = talking.filter((call) => !call.muted).map(({ id }) => id);
      for (const id of muted) calls.mute(id);
      return;
    }
    for (const { id, muted: stillMuted } of talking)
      if (stillMuted && muted.includes(id)) calls.unmute(id);
    muted = [];
  });
};
