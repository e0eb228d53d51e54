import { known, talking, talkingWith } from './calls-samples';
import type { GalleryState } from './gallery-state';
import { claire, sampleCall } from './samples';

/** What devices do in mid-call, and a ring that is seen. */
export const deviceStates: Record<string, GalleryState> = {
  'headset-lost': {
    desk: {
      ...talkingWith({ muted: true }),
      audio: {
        asking: {
          lost: 'Jabra Evolve2 40',
          proposal: { id: 'built-in', groupId: 'pc', label: 'Realtek Audio' },
        },
        devices: {
          microphones: [
            { id: 'built-in', groupId: 'pc', label: 'Realtek Audio' },
            { id: 'webcam', groupId: 'webcam', label: 'Webcam C920' },
          ],
          outputs: [{ id: 'built-in', groupId: 'pc', label: 'Realtek Audio' }],
        },
        decision: {
          microphone: null,
          speaker: { id: 'built-in', groupId: 'pc', label: 'Realtek Audio' },
          ringer: { id: 'built-in', groupId: 'pc', label: 'Realtek Audio' },
        },
      },
    },
  },
  'speaker-lost': {
    desk: {
      ...talking,
      audio: { lost: { role: 'speaker', label: 'Jabra Evolve2 40', now: 'Realtek Audio' } },
    },
  },
  'device-offered': {
    desk: {
      ...talking,
      audio: { offer: { id: 'jabra', groupId: 'jabra', label: 'Jabra Evolve2 40' } },
    },
  },
  'phone-profile': { desk: { ...talking, audio: { phoneProfile: true } } },
  'ringing-visible': {
    desk: {
      calls: [sampleCall('a', claire, {})],
      recognised: known('a', 'claire')!,
      settings: { 'ui.visibleRinging': true },
    },
  },
};
