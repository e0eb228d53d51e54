import { z } from 'zod/mini';
import { headsetQuirksShape, mergeQuirks } from '../headsets';
import { setting } from './setting';

const deviceOrder = z.array(z.string().check(z.maxLength(300))).check(z.maxLength(50));
const order = { personal: true, inDiagnostics: 'deviceNames' } as const;
const volume = z.number().check(z.minimum(0), z.maximum(1));

export const audioSettings = {
  /** Device labels in the agent's order of preference. */
  'audio.microphones': setting(deviceOrder, [], order),
  'audio.speakers': setting(deviceOrder, [], order),
  'audio.ringers': setting(deviceOrder, [], order),
  'audio.ringVolume': setting(volume, 0.8),
  'audio.ringTone': setting(z.enum(['chime', 'classic', 'soft', 'bright']), 'chime'),
  /** The ring sounds in the headset as well as on the ringer. */
  'audio.ringInHeadset': setting(z.boolean(), false),
  /** Of the tone in the ear that tells of a second call. */
  'audio.waitingVolume': setting(volume, 0.8),
  'audio.echoCancellation': setting(z.boolean(), true),
  /** The noise around the agent: left as it is, weakened by the browser, or taken out by a neural network. */
  'audio.noiseSuppression': setting(z.enum(['off', 'browser', 'neural']), 'neural'),
  'audio.autoGainControl': setting(z.boolean(), true),
  /** Quiet and loud callers are brought to one loudness, in the desk alone. */
  'audio.levelCallers': setting(z.boolean(), false),
  /** The neural network on the callers' voices as well. */
  'audio.suppressCallers': setting(z.boolean(), false),
  /** Whether headset buttons answer, hang up and mute, and its lights follow the calls. */
  'audio.headsetButtons': setting(z.boolean(), true),
  /** Where the buttons of headsets are that follow no standard, by product: taught on a desk, or handed out by IT. */
  'audio.headsetQuirks': setting(headsetQuirksShape, [], { merge: mergeQuirks }),
};
