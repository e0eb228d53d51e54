import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { headsetsDoor } from '../../phone/headset/headsets-door';
import type { DoorsOf } from '../../kernel';
import { useDoor, useDoors } from '../../platform/doors';
import { headsetOf, type HeadsetView } from '../../phone/headset';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';

type Away = HeadsetView['reach'] | null;

/** The headset in use, where its key is plugged in and it cannot be reached. */
export const headsetAway = ({ headsets }: DoorsOf<[typeof headsetsDoor]>): Away =>
  headsets.store.getState().headsets.find((one) => one.used)?.reach ?? null;

const useHeadsetAway = (): Away =>
  useStore(
    useDoor(headsetsDoor).store,
    ({ headsets }) => headsets.find((one) => one.used)?.reach ?? null,
  );

/** In a call it matters where its microphone is spoken into. */
export const useSpokenHeadsetAway = (): Away => {
  const { audio, headsets } = useDoors(audioDoor, headsetsDoor);
  const away = useHeadsetAway();
  const label = useStore(audio.store, ({ decision }) => decision.microphone?.label ?? '');
  const all = useStore(headsets.store, (state) => state.headsets);
  return headsetOf(label, all)?.used ? away : null;
};

/** While it rings: the headset that would be answered with is off. */
export const HeadsetAwayLine = () => {
  const { t } = useWords();
  const away = useHeadsetAway();
  if (!away) return null;
  return (
    <span className="row">
      <Icon of={TriangleAlert} size="s" />
      {t(`headset.reach.${away}.stage`)}
    </span>
  );
};
