import type { Call } from '../../renderer/phone/calls';
import type { Interaction } from '../../renderer/book/customers';
import {
  afterCall,
  both,
  heldCall,
  hold,
  known,
  note,
  onACall,
  second,
  talking,
  talkingWith,
} from './calls-samples';
import type { FakeDeskState } from './fake-desk';
import type { GalleryState } from './gallery-state';
import { recordingStates } from './recording-states';
import { qualityPictures } from './quality-pictures';
import { claire, ended, now, sampleCall, sampleInteraction } from './samples';

const endedWith = (
  end: { reason: string; by: 'agent' | 'remote' | 'network'; redirectTo?: string },
  talkedSeconds: number,
  more: Partial<Call> = {},
): FakeDeskState => ({
  agent: afterCall,
  calls: [
    sampleCall('a', claire, {
      phase: {
        name: 'ended',
        talkedSeconds,
        end: { ...end, reason: end.reason as 'busy', at: now - 38_000 },
      },
      ...more,
    }),
  ],
  recognised: known('a', 'claire')!,
  drafts: { 'interaction-a': { text: note, saved: 'saved', savedAt: now - 7000 } },
});

const out: Partial<Call> = { direction: 'out', called: null };
/** One line for the many of a flood. */
const manyTurnedAway: Partial<Interaction> = {
  call: {
    answered: false,
    talkedSeconds: 0,
    endReason: 'flood',
    endedBy: 'agent',
    status: 486,
    redirectTo: null,
    more: 4930,
  },
};
const practice = { settings: { 'desk.line': 'practice' as const } };

export const callsStates: Record<string, GalleryState> = {
  idle: { desk: {} },
  'idle-first-day': { desk: { interactions: [] } },
  'idle-turned-away': {
    desk: {
      interactions: [
        sampleInteraction('awayMore', 2, manyTurnedAway),
        ...['busy', 'noCommonCodec', 'incompatible', 'microphone', 'callWaitingOff', 'flood'].map(
          (reason, index) =>
            sampleInteraction(`away${index}`, 3 + 9 * index, {
              customerId: index === 0 ? 'claire' : null,
              number: `+3363998102${index}`,
              queue: index === 1 ? '' : 'Technique',
              ...ended(reason, 'network'),
            }),
        ),
      ],
    },
  },
  'idle-dnd': {
    desk: {
      agent: {
        state: { name: 'dnd', since: now - 4 * 60_000 },
        choice: 'dnd',
        pending: false,
      },
    },
  },
  'idle-typing': { desk: {}, type: 'di' },
  'idle-keypad': { desk: { dial: '02619' }, click: { fr: ['Clavier'], en: ['Keypad'] } },
  'idle-agent-menu': { desk: {}, click: { fr: ['Disponible'], en: ['Available'] } },
  'idle-line-menu': { desk: {}, click: { fr: ['prête'], en: ['ready'] } },
  'idle-reconnecting': {
    desk: {
      line: { phase: 'waiting', attempt: 3, retryAt: now + 6000, trouble: { kind: 'unreachable' } },
    },
  },
  'idle-line-refused': {
    desk: { line: { phase: 'refused', trouble: { kind: 'wrongSecret' } } },
  },
  'idle-line-refused-again': {
    desk: {
      line: { phase: 'waiting', attempt: 1, retryAt: now + 45_000, trouble: { kind: 'forbidden' } },
    },
  },
  'idle-practice': { desk: practice },
  'idle-devices': {
    desk: {},
    click: { fr: ['Jabra Evolve2 40'], en: ['Jabra Evolve2 40'] },
  },
  ...qualityPictures(talking),
  'microphone-refused': {
    desk: { audio: { microphone: 'refused' } },
  },
  'microphone-missing': {
    desk: {
      audio: { microphone: 'missing', decision: { microphone: null, speaker: null, ringer: null } },
    },
  },
  'microphone-missing-menu': {
    desk: { audio: { microphone: 'missing' } },
    click: { fr: ['Indisponible'], en: ['Unavailable'] },
  },
  'microphone-missing-call': {
    desk: {
      agent: onACall,
      levels: { microphone: 0, remote: 0 },
      audio: { microphone: 'missing', decision: { microphone: null, speaker: null, ringer: null } },
      calls: [
        sampleCall('a', null, {
          ...out,
          remote: { number: '112', displayName: '', anonymous: false },
          phase: { name: 'dialling', since: now - 2000 },
        }),
      ],
    },
  },
  ringing: { desk: { calls: [sampleCall('a', claire, {})], recognised: known('a', 'claire')! } },
  'ringing-case': {
    desk: {
      calls: [
        sampleCall('a', claire, { case: { id: '2026-4711', data: 'menu 2 · contrat 88123' } }),
      ],
      recognised: known('a', 'claire')!,
    },
  },
  'ringing-unknown': {
    desk: { calls: [sampleCall('a', null, { called: { number: '4200', name: 'Technique' } })] },
  },
  'ringing-four': {
    desk: {
      calls: [
        sampleCall('a', claire, {}),
        ...['b', 'c', 'd'].map((id) =>
          sampleCall(id, null, { called: { number: '4200', name: 'Technique' } }),
        ),
      ],
      recognised: known('a', 'claire')!,
    },
  },
  'ringing-practice': {
    desk: {
      ...practice,
      calls: [sampleCall('a', { ...claire, origin: 'example' }, { practice: true })],
      recognised: known('a', 'claire')!,
    },
  },
  dialling: {
    desk: {
      agent: onACall,
      calls: [sampleCall('a', claire, { ...out, phase: { name: 'dialling', since: now - 2000 } })],
      recognised: known('a', 'claire')!,
    },
  },
  'ringing-there': {
    desk: {
      agent: onACall,
      calls: [
        sampleCall('a', claire, {
          ...out,
          phase: { name: 'ringingThere', since: now - 9000, earlyMedia: true },
        }),
      ],
      recognised: known('a', 'claire')!,
    },
  },
  talking: { desk: talking },
  'talking-saving': {
    desk: {
      ...talking,
      drafts: { 'interaction-a': { text: note, saved: 'saving', savedAt: now - 7000 } },
    },
  },
  'talking-not-saved': {
    desk: {
      ...talking,
      drafts: { 'interaction-a': { text: note, saved: 'failed', savedAt: now - 7000 } },
    },
  },
  muted: {
    desk: { ...talkingWith({ muted: true }), levels: { microphone: 0.0004, remote: 0.06 } },
  },
  held: { desk: { ...talking, calls: [heldCall] } },
  'hold-wanted': {
    desk: talkingWith({ hold: { ...hold, wanted: true, syncing: true, since: null } }),
  },
  'held-by-them': {
    desk: talkingWith({ hold: { ...hold, byRemote: true, since: now - 24_000 } }),
  },
  reconnecting: {
    desk: {
      ...talkingWith({ media: 'troubled', troubledSince: now - 4000 }),
      line: { phase: 'waiting', attempt: 2, retryAt: now + 3000, trouble: { kind: 'deadPeer' } },
    },
  },
  ...recordingStates(talking),
  keypad: {
    desk: talkingWith({ digits: '142#' }),
    click: { fr: ['Clavier'], en: ['Keypad'] },
  },
  'digits-waiting': { desk: talkingWith({ digits: '142#', waitingDigits: '0815#;1' }) },
  'digits-as-messages': {
    desk: talkingWith({ digits: '142#', digitsNote: { why: 'asMessages' } }),
  },
  'digits-unsent': { desk: talkingWith({ digitsNote: { why: 'unsent', digits: '142#' } }) },
  transfer: { desk: talking, click: { fr: ['Transférer'], en: ['Transfer'] } },
  transferring: {
    desk: talkingWith({ transfer: { step: 'ringing', target: '4102', with: null } }),
  },
  'transfer-failed': {
    desk: talkingWith({ transfer: { step: 'failed', target: '4102', status: 486 } }),
  },
  'transfer-unheard': {
    desk: talkingWith({ transfer: { step: 'failed', target: '4102', status: null } }),
  },
  'second-case': {
    desk: {
      ...talking,
      calls: [
        ...talking.calls!,
        { ...second, case: { id: '2026-4711', data: 'menu 2 · contrat 88123' } },
      ],
      stageId: 'a',
      recognised: both,
    },
  },
  'second-rings': {
    desk: { ...talking, calls: [...talking.calls!, second], stageId: 'a', recognised: both },
  },
  'two-calls': {
    desk: {
      ...talking,
      calls: [
        heldCall,
        { ...second, phase: { name: 'talking', since: now - 252_000 }, media: 'flowing' },
      ],
      stageId: 'b',
      recognised: both,
      drafts: {
        'interaction-b': {
          text: 'Box stable depuis hier soir, pas de coupure cette nuit.\nVersion 7.2.1 confirmée.',
          saved: 'saving',
          savedAt: null,
        },
      },
    },
  },
  'wrap-up': { desk: endedWith({ reason: 'hungUp', by: 'remote' }, 494) },
  'wrap-up-rings': {
    desk: {
      ...endedWith({ reason: 'hungUp', by: 'remote' }, 494),
      calls: [...endedWith({ reason: 'hungUp', by: 'remote' }, 494).calls!, second],
      stageId: 'b',
      recognised: both,
    },
  },
  'ended-busy': { desk: endedWith({ reason: 'busy', by: 'remote' }, 0, out) },
  'ended-redirected': {
    desk: endedWith({ reason: 'redirected', by: 'remote', redirectTo: '+33261914400' }, 0, out),
  },
  'ended-missed': {
    desk: {
      ...endedWith({ reason: 'missed', by: 'remote' }, 0),
      agent: {
        state: { name: 'available', since: now - 60_000 },
        choice: 'available',
        pending: false,
      },
    },
  },
  lost: { desk: endedWith({ reason: 'lineLost', by: 'network' }, 450) },
};
