import { Headphones, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { headsetSoundDoor } from '../../phone/headset/headset-sound';
import { headsetsDoor } from '../../phone/headset/headsets-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { headsetOf, type HeadsetView, soundOf } from '../../phone/headset';
import { useWords } from '../../platform/i18n';
import { Button, Icon } from '../../ui';
import { chosenWords } from './headset-words';

/** Whether it is the headset in use; where it is not, the act that makes it so. */
export const HeadsetUse = ({ headset }: { headset: HeadsetView }) => {
  const { t } = useWords();
  const { headsetSound } = useDoors(headsetSoundDoor);
  if (headset.reach)
    return <span className="chip">{t(`headset.reach.${headset.reach}.chip`)}</span>;
  if (headset.used) return <span className="chip go">{t('headset.used')}</span>;
  // What cannot be opened cannot be chosen.
  if (headset.access === 'refused' || headset.access === 'opening')
    return <span className="chip">{t('headset.notUsed')}</span>;
  return (
    <Button
      className="take"
      aria-label={t('headset.takeName', { name: headset.name })}
      onClick={() => void headsetSound.take(headset.id)}
    >
      {t('headset.take')}
    </Button>
  );
};

/** One line: what the last choice changed, with the way back; else that the headset in use is not spoken into. */
export const HeadsetFollows = () => {
  const { t } = useWords();
  const { audio, headsets, headsetSound, settings } = useDoors(
    audioDoor,
    headsetsDoor,
    headsetSoundDoor,
    settingsDoor,
  );
  const { chosen } = useStore(headsetSound.store);
  const all = useStore(headsets.store, (state) => state.headsets);
  const { devices, decision } = useStore(audio.store);
  const locked = useStore(settings.store, (state) => state.settings['audio.microphones'].locked);
  const used = all.find((one) => one.used);
  const said = chosen && chosen.id === used?.id ? chosenWords(t, chosen) : '';
  const own = used && soundOf(used.id, all, devices).microphone;
  const spoken = decision.microphone?.label;
  const elsewhere = own && !locked && spoken !== undefined && spoken !== own.label;
  const words = said || (elsewhere ? t('headset.spokenElsewhere', { label: spoken }) : '');
  return (
    <div className="row wrap follows" role="status">
      {words && (
        <>
          <span className="small">{words}</span>
          {said ? (
            <Button kind="quiet" onClick={() => void headsetSound.undo()}>
              {t('headset.undo')}
            </Button>
          ) : (
            <Button kind="quiet" onClick={() => void headsetSound.take(used?.id ?? '')}>
              {t('headset.takeSound')}
            </Button>
          )}
        </>
      )}
    </div>
  );
};

/** Beside a sound device: its headset has the buttons that serve the calls. */
export const HeadsetMark = ({ label }: { label: string }) => {
  const { t } = useWords();
  const { headsets } = useDoors(headsetsDoor);
  const all = useStore(headsets.store, (state) => state.headsets);
  const headset = headsetOf(label, all);
  if (!headset?.used) return null;
  return (
    <span role="img" aria-label={t('headset.usedHere')} title={t('headset.usedHere')}>
      <Icon of={headset.reach ? TriangleAlert : Headphones} size="s" />
    </span>
  );
};
