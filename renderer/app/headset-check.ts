import type { DeskInfo } from '@contract';
import type { HeadsetsDoor } from '../phone/headset';
import type { HeadsetTrialPort } from '../features/readiness';
import type { SettingsDoor } from '../platform/settings';

interface Parts {
  headsets: Pick<HeadsetsDoor, 'store' | 'tryLights' | 'trialPressed' | 'endTrial'>;
  settings: Pick<SettingsDoor, 'store'>;
  info: Pick<DeskInfo, 'platform'>;
}

/** The headset that the check before the shift tries: the one in use, else the only or the first one. */
export const headsetToCheck = ({ headsets, settings, info }: Parts): HeadsetTrialPort => {
  const first = () => {
    const all = headsets.store.getState().headsets;
    return all.find(({ used }) => used) ?? all[0];
  };
  return {
    look: () => {
      if (!headsets.store.getState().available) return { kind: 'unavailable' };
      const wanted = settings.store.getState().settings['audio.headsetButtons'].value;
      if (!wanted) return { kind: 'off' };
      const headset = first();
      if (!headset) return { kind: 'none' };
      return {
        kind: 'headset',
        name: headset.name,
        vendor: headset.product.split(':')[0] ?? '',
        access: headset.access,
        away: headset.reach !== undefined,
        elsewhere: headset.liftedElsewhere ?? false,
        linux: info.platform === 'linux',
      };
    },
    tryOut: () => {
      const lights = headsets.tryLights(first()?.id ?? '').catch(() => null);
      return {
        lights,
        pressed: lights
          .then((tried) => (tried ? headsets.trialPressed() : false))
          .catch(() => false),
        stop: () => headsets.endTrial(),
      };
    },
  };
};
