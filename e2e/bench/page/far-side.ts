import { FarVoice } from './far-voice';

/** A caller in this page for a phone in another one. */
export const createFarSide = (voice: MediaStreamTrack) => {
  let far: FarVoice | null = null;
  return {
    offer: () => {
      far?.close();
      far = new FarVoice(voice);
      return far.offer();
    },
    answered: (sdp: string) => far?.answered(sdp) ?? Promise.resolve(),
    over: () => {
      far?.close();
      far = null;
    },
  };
};
