import { known, talking } from './calls-samples';
import { parkedSample, sampleColleagues } from './fake-team';
import type { GalleryState } from './gallery-state';
import { claire, sampleCall } from './samples';

export const teamStates: Record<string, GalleryState> = {
  'idle-colleagues': {
    desk: {
      team: {
        colleagues: sampleColleagues,
        can: { park: true, parkSlot: false, pickUp: true, groupPickUp: true },
      },
    },
    click: { fr: ['Collègues'], en: ['Colleagues'] },
  },
  'idle-colleagues-none': { desk: {}, click: { fr: ['Collègues'], en: ['Colleagues'] } },
  'idle-mailbox-forward-parked': {
    desk: {
      team: {
        mailbox: { waiting: true, fresh: 3, old: 1, number: '4199' },
        forward: { when: 'noAnswer', to: '+33639980101', after: 20, by: 'desk' },
        parked: [parkedSample],
      },
    },
  },
  'idle-forward-panel': {
    desk: {},
    click: { fr: ['Menu', 'Renvoyer mes appels'], en: ['Menu', 'Forward my calls'] },
  },
  'ringing-auto-answer': {
    desk: {
      calls: [sampleCall('a', claire, {})],
      recognised: known('a', 'claire')!,
      team: { autoAnswers: { a: 'announcing' } },
    },
  },
  'talking-auto-answered': {
    desk: { ...talking, team: { autoAnswers: { a: 'answered' } } },
  },
  'transfer-colleagues': {
    desk: {
      ...talking,
      team: {
        colleagues: sampleColleagues,
        can: { park: true, parkSlot: true, pickUp: true, groupPickUp: false },
      },
    },
    click: { fr: ['Transférer'], en: ['Transfer'] },
  },
};
