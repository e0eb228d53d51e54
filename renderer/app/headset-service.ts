import type { DeskBridge, DeskInfo } from '@contract';
import type { AudioDoor } from '../phone/audio';
import type { Clock, Log } from '../kernel';
import type { SettingsDoor } from '../platform/settings';
import type { DeskCode } from './desk-code';
import { createHeadsetChoice } from './headset-sound-wiring';
import { createLateHeadsets } from './late-headsets';

interface Needs {
  bridge: DeskBridge;
  code: DeskCode;
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
  return { gives: { headsets }, doors: { headsets, headsetSound } };
};
