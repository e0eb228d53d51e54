import type { HeadsetsDoor, HeadsetTrial, Headsets } from '../phone/headset';

/** Trials one after the other, each in words that cross the phone's port. */
export const createHeadsetTrials = (
  headsets: Pick<Headsets, 'tryOut'>,
): Pick<HeadsetsDoor, 'tryLights' | 'trialPressed' | 'endTrial'> => {
  let trial: HeadsetTrial | null = null;
  const endTrial = () => {
    trial?.stop();
    trial = null;
  };
  return {
    tryLights: async (id) => {
      endTrial();
      trial = headsets.tryOut(id);
      return trial?.lights ?? null;
    },
    trialPressed: async () => (await trial?.pressed) != null,
    endTrial,
  };
};
