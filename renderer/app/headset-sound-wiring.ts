import type { SettingKey } from '@contract';
import type { AudioDoor } from '../phone/audio';
import { createHeadsetSound, type HeadsetsDoor, type HeadsetSoundDoor } from '../phone/headset';
import type { SettingsDoor } from '../platform/settings';

const keys = { microphone: 'audio.microphones', speaker: 'audio.speakers' } as const;

/** Choosing a headset chooses its microphone and its speaker, by the agent's order as everywhere else. */
export const createHeadsetChoice = (
  flows: {
    headsets: Pick<HeadsetsDoor, 'store' | 'prefer'>;
    audio: { door: Pick<AudioDoor, 'store' | 'continueWith'> };
  },
  settings: Pick<SettingsDoor, 'store' | 'changeAll'>,
): HeadsetSoundDoor => {
  const { headsets } = flows;
  const audio = flows.audio.door;
  return createHeadsetSound({
    headsets: () => headsets.store.getState().headsets,
    devices: () => audio.store.getState().devices,
    inUse: (role) => audio.store.getState().decision[role],
    order: (role) => {
      const { value, locked, source } = settings.store.getState().settings[keys[role]];
      return { labels: value, locked, own: source === 'user' };
    },
    write: async (orders) => {
      const changes = Object.entries(orders).map(([role, labels]): [SettingKey, unknown] => [
        keys[role as keyof typeof keys],
        labels,
      ]);
      return (await settings.changeAll(Object.fromEntries(changes))).ok;
    },
    continueWith: (microphone) => audio.continueWith(microphone),
    prefer: (id) => headsets.prefer(id),
  });
};
