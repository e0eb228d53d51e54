import { createStore } from 'zustand/vanilla';
import type { Desk } from '../../renderer/app/desk';
import type { HeadsetChosen, HeadsetsSnapshot } from '../../renderer/phone/headset';

/** Headsets that stand still: what a view shows depends on `given` alone. */
export const fakeHeadsets = (given: Partial<HeadsetsSnapshot> = {}): Desk['headsets'] => ({
  store: createStore<HeadsetsSnapshot>(() => ({
    available: true,
    headsets: [],
    unknown: [],
    lesson: null,
    mutedThere: false,
    usedElsewhereAt: null,
    ...given,
  })),
  choose: () => Promise.resolve(),
  prefer: () => undefined,
  showLights: () => undefined,
  tryLights: async () => null,
  trialPressed: async () => false,
  endTrial: () => undefined,
  onRedial: () => () => undefined,
  lookFurther: () => Promise.resolve(),
  teach: () => undefined,
  answerLesson: () => undefined,
  endTeaching: () => undefined,
});

export const fakeHeadsetSound = (chosen: HeadsetChosen | null = null): Desk['headsetSound'] => {
  const store = createStore<{ chosen: HeadsetChosen | null }>(() => ({ chosen }));
  return {
    store,
    take: () => Promise.resolve(),
    undo: () => Promise.resolve(store.setState({ chosen: null })),
  };
};
