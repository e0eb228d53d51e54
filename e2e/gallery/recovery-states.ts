import { known, onACall } from './calls-samples';
import type { GalleryState } from './gallery-state';
import { claire, now, sampleCall } from './samples';

/** What the agent sees while a call is brought back. */
export const recoveryStates: Record<string, GalleryState> = {
  'reconnecting-for-a-while': {
    desk: {
      calls: [
        sampleCall('a', claire, {
          phase: { name: 'talking', since: now - 418_000 },
          media: 'troubled',
          troubledSince: now - 8000,
        }),
      ],
      agent: onACall,
      recognised: known('a', 'claire')!,
      line: { phase: 'waiting', attempt: 2, retryAt: now + 3000, trouble: { kind: 'deadPeer' } },
    },
  },
  'idle-line-relay': {
    desk: {
      relay: {
        phase: 'waiting',
        trouble: 'unreachable',
        retryAt: now + 12_000,
        expiresAt: now + 600_000,
      },
    },
    click: { fr: ['prête'], en: ['ready'] },
  },
  'taking-back': {
    desk: {
      calls: [
        sampleCall('a', claire, {
          recovers: { answeredAt: 0 },
          phase: { name: 'dialling', since: now - 2000 },
        }),
      ],
      agent: onACall,
      recognised: known('a', 'claire')!,
    },
  },
};
