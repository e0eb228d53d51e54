import type { TonePlayer } from './audio-ports';
import type { Ring } from './ring';
import type { Ringer } from './ringer';

export interface RingingOptions {
  speaker: TonePlayer;
  ring: Ring;
  /** 0 to 1, of the tone that tells of a second call; 0 is silent. */
  waitingVolume: () => number;
  /** Before anything sounds. */
  onIncoming: (mode: 'none' | 'ringing' | 'waiting') => void;
}

/** Which tone sounds where: the ring in the room or on the desk, everything else in the ear. */
export const createRinging = ({
  speaker,
  ring,
  waitingVolume,
  onIncoming,
}: RingingOptions): Ringer => {
  let incoming: 'none' | 'ringing' | 'waiting' = 'none';
  let ringBack = false;
  return {
    incoming: (mode) => {
      if (mode === incoming) return;
      incoming = mode;
      onIncoming(mode);
      ring.stop();
      speaker.stop('waiting');
      if (mode === 'ringing') void ring.play();
      if (mode === 'waiting') void speaker.play('waiting', { volume: waitingVolume() });
    },
    ringBack: (on) => {
      if (on === ringBack) return;
      ringBack = on;
      if (on) void speaker.play('ringBack', { volume: 1 });
      else speaker.stop('ringBack');
    },
    announce: () => speaker.play('announce', { volume: 1 }),
    ended: (kind) => void speaker.play(kind, { volume: 1 }),
  };
};
