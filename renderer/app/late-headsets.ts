import type { HeadsetQuirk } from '@contract';
import { createStore } from 'zustand/vanilla';
import type { CallPicture, HeadsetOrder, Headsets, HeadsetsSnapshot } from '../phone/headset';
import { Listeners, type Log } from '../kernel';

/**
 * Headset buttons before their code is there: it is fetched after the first screen, and what the headsets have to know
 * is told to them as soon as it has come, as it stands then.
 */
export const createLateHeadsets = (
  load: () => Promise<Headsets>,
  { available, log }: { available: boolean; log: Log },
): Headsets => {
  const store = createStore<HeadsetsSnapshot>(() => ({
    available,
    headsets: [],
    unknown: [],
    lesson: null,
    mutedThere: false,
    usedElsewhereAt: null,
  }));
  const orders = new Listeners<HeadsetOrder>();
  const mutes = new Listeners<boolean>();
  const known: {
    calls?: CallPicture;
    muted?: boolean;
    label?: string | null;
    wanted?: boolean;
    quirks?: readonly HeadsetQuirk[];
  } = {};
  let here: Headsets | null = null;
  let searches = 0;
  const arrived = (headsets: Headsets): Headsets => {
    here = headsets;
    headsets.onOrder((order) => orders.tell(order));
    headsets.onMute((muted) => mutes.tell(muted));
    store.setState(headsets.store.getState());
    headsets.store.subscribe((state) => store.setState(state));
    if (known.quirks) headsets.quirks(known.quirks);
    if (known.calls) headsets.calls(known.calls);
    if (known.muted !== undefined) headsets.muted(known.muted);
    if (known.label !== undefined) headsets.speaksInto(known.label);
    if (known.wanted !== undefined) headsets.use(known.wanted);
    return headsets;
  };
  const loading = load().then(arrived);
  loading.catch((error: unknown) => log('error', `headsets cannot be loaded: ${String(error)}`));
  return {
    store,
    use: (wanted) => {
      known.wanted = wanted;
      here?.use(wanted);
    },
    quirks: (all) => {
      known.quirks = all;
      here?.quirks(all);
    },
    calls: (picture) => {
      known.calls = picture;
      here?.calls(picture);
    },
    muted: (muted) => {
      known.muted = muted;
      here?.muted(muted);
    },
    speaksInto: (label) => {
      known.label = label;
      here?.speaksInto(label);
    },
    choose: async () => (await loading).choose(),
    lookFurther: async () => {
      searches += 1;
      const search = searches;
      const headsets = await loading;
      // The agent may have left the search meanwhile.
      if (search === searches) await headsets.lookFurther();
    },
    // Each of these is about a headset, and none is known before the code is there.
    prefer: (id) => here?.prefer(id),
    showLights: (id) => here?.showLights(id),
    tryOut: (id) => here?.tryOut(id) ?? null,
    teach: (id) => here?.teach(id),
    answerLesson: (answer) => here?.answerLesson(answer),
    endTeaching: () => {
      searches += 1;
      here?.endTeaching();
    },
    onOrder: (listener) => orders.add(listener),
    onMute: (listener) => mutes.add(listener),
  };
};
