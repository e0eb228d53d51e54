import type { DeskBridge, DeskInfo } from '@contract';
import type { AudioDoor } from '../phone/audio';
import { Listeners, type Clock, type Log } from '../kernel';
import type { HeadsetsDoor } from '../phone/headset';
import type { SettingsDoor } from '../platform/settings';
import type { DeskCode } from './desk-code';
import { createHeadsetChoice } from './headset-sound-wiring';
import { createHeadsetTrials } from './headset-trials';
import { createLateHeadsets } from './late-headsets';

interface Needs {
  bridge: DeskBridge;
  code: Pick<DeskCode, 'headset'>;
  info: DeskInfo;
  audio: { door: Pick<AudioDoor, 'store' | 'continueWith'> };
  settings: SettingsDoor;
  clock: Clock;
  log: Log;
}

/** Buttons and lights of headsets, and the sound that belongs to them. */
export const headsetService = (needs: Needs) => {
  const { bridge, code, info, audio, settings, clock, log } = needs;
  const headsets = createLateHeadsets(
    async () => {
      const { createHeadsets, createWebHid } = await code.headset();
      const port = createWebHid({
        log,
        forgets: info.edition === 'browser',
        teaching: (what) => bridge.ask('headsets.teach', what),
      });
      return createHeadsets({ port, clock, log });
    },
    { available: Boolean((navigator as { hid?: unknown }).hid), log },
  );
  const headsetSound = createHeadsetChoice({ headsets, audio }, settings);
  const redial = new Listeners<string>();
  const door: HeadsetsDoor = {
    ...headsets,
    ...createHeadsetTrials(headsets),
    onRedial: (listener) => redial.add(listener),
  };
  return { gives: { headsets, redial }, doors: { headsets: door, headsetSound } };
};
