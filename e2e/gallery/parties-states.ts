import type { Call } from '../../renderer/phone/calls';
import { both, heldCall, hold, known, note, second, talking, talkingTo } from './calls-samples';
import type { FakeDeskState } from './fake-desk';
import type { GalleryState } from './gallery-state';
import { bruno, claire, now, sampleCall } from './samples';

const colleague = sampleCall('c', null, {
  direction: 'out',
  called: null,
  remote: { number: '4102', displayName: 'Inès Marchand', anonymous: false },
  interactionId: 'interaction-a',
  consults: 'a',
  noteSent: 'delivered',
  phase: { name: 'talking', since: now - 46_000 },
  media: 'flowing',
});
const consulting = (more: Partial<Call> = {}): FakeDeskState => ({
  ...talking,
  calls: [heldCall, { ...colleague, ...more }],
  stageId: 'c',
});
const conference = (first: Partial<Call> = {}, rest: Call[] = []): FakeDeskState => ({
  ...talking,
  calls: [talkingTo({ conference: true, ...first }), { ...colleague, conference: true }, ...rest],
  recognised: both,
  stageId: 'c',
});
const handedOver: Partial<Call> = {
  handover: {
    from: { number: '4108', displayName: 'Nadia Belkacem', anonymous: false },
    reference: '01JD3RZ8W4K2E7QX',
    number: '+33639984127',
    name: 'Claire Lefèvre',
    note,
  },
};
const heldBruno = sampleCall('b', bruno, {
  phase: { name: 'talking', since: now - 300_000 },
  hold: { ...hold, wanted: true, actual: true, since: now - 90_000 },
  media: 'flowing',
});

/** Several parties: a colleague is asked, all talk together, a call comes with its note. */
export const partiesStates: Record<string, GalleryState> = {
  consulting: { desk: consulting() },
  'consulting-ringing': {
    desk: consulting({
      phase: { name: 'ringingThere', since: now - 9000, earlyMedia: false },
      noteSent: 'sent',
    }),
  },
  'consulting-swapped': {
    desk: {
      ...talking,
      calls: [
        talkingTo(),
        { ...colleague, hold: { ...hold, wanted: true, actual: true, since: now - 12_000 } },
      ],
      stageId: 'a',
    },
  },
  conference: { desk: conference() },
  'conference-held': {
    desk: conference({
      silenced: true,
      hold: { ...hold, wanted: true, actual: true, since: now - 20_000 },
    }),
  },
  'conference-keypad': {
    desk: conference({ digits: '' }),
    click: { fr: ['Clavier'], en: ['Keypad'] },
  },
  'consulting-muted': { desk: consulting({ muted: true }), sizes: ['strip'] },
  'four-calls': { desk: conference({}, [heldBruno, { ...second, id: 'd', interactionId: 'd' }]) },
  'four-calls-held': {
    desk: {
      ...talking,
      calls: [
        talkingTo(),
        heldBruno,
        { ...heldBruno, id: 'e', interactionId: 'e' },
        { ...second, id: 'd', interactionId: 'd' },
      ],
      recognised: both,
      stageId: 'a',
    },
  },
  'ringing-handed-over': {
    desk: { calls: [sampleCall('a', claire, handedOver)], recognised: known('a', 'claire')! },
  },
};
