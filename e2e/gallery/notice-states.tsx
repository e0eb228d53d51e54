import { FatalNotice } from '../../renderer/app/fatal-notice';
import { WaitingNotice } from '../../renderer/app/waiting-notice';
import { afterCall, known, talking, talkingWith } from './calls-samples';
import { claireWithNote, history, people } from './customer-samples';
import { parkedSample, sampleColleagues } from './fake-team';
import type { GalleryState } from './gallery-state';
import { sampleSummary } from './quality-states';
import { claire, now, sampleCall, sampleInteraction } from './samples';

const book = { customers: people, interactions: history };
const off = { phase: 'off' as const };

/** A history with what a call leaves behind: its quality, its recording. */
const measured = sampleInteraction('measured', 130, {
  customerId: 'claire',
  queue: 'SAV Électroménager',
  note: 'Voix hachée pendant une demi-minute.',
  call: {
    answered: true,
    talkedSeconds: 402,
    endReason: 'hungUp',
    endedBy: 'remote',
    status: null,
    redirectTo: null,
    quality: sampleSummary,
  },
});
const kept = {
  id: 'recording',
  interactionId: 'measured',
  startedAt: measured.startedAt,
  consentAt: measured.startedAt,
  keptUntil: now + 90 * 86_400_000,
  seconds: 134,
  pauses: 1,
  agent: 'Nadia Belkacem',
  mimeType: 'audio/webm',
  state: 'closed' as const,
};

/** What is said when something is not as usual: before the desk is there, about the disk, the line and the ear. */
export const noticeStates: Record<string, GalleryState> = {
  'start-elsewhere': { desk: {}, view: () => <WaitingNotice /> },
  'start-failed': {
    desk: {},
    view: () => <FatalNotice cause="Error: the book cannot be opened" />,
    click: { fr: ['Détails'], en: ['Details'] },
  },
  'settings-notice': {
    desk: {
      ...book,
      info: {
        settingsRefused: [
          {
            path: 'line.registerExpires',
            rule: 'least',
            limit: '60',
            value: '5',
            line: 7,
            column: 24,
          },
        ],
        settingsSetAside: 'settings-2026-11-24.json',
      },
    },
    sizes: ['wide'],
  },
  'policy-notice': {
    desk: {
      ...book,
      info: {
        policy: {
          inForce: 'lastGood',
          problems: [{ path: '', rule: 'json', limit: ',', line: 4, column: 5 }],
        },
      },
    },
  },
  'book-lost': { desk: { bookLost: true } },
  'disk-low': { desk: { roomLow: true } },
  'disk-low-talking': { desk: { ...talking, roomLow: true } },
  'disk-full': { desk: { ...talking, trouble: 'diskFull' } },
  'book-unread': { desk: { interactions: [], trouble: 'bookUnread' } },
  'book-too-new': { desk: { interactions: [], trouble: 'bookTooNew' } },
  'idle-line-off': { desk: { line: off } },
  'idle-line-connecting': { desk: { line: { phase: 'connecting', attempt: 2 } } },
  'idle-line-secret': { desk: { line: off, vault: { holds: [], keeps: 'memory' } } },
  'idle-line-no-account': { desk: { line: off, settings: { 'line.server': '' } } },
  'idle-dial-fault': {
    desk: {},
    click: { fr: ['Appeler'], en: ['Call'] },
  },
  'idle-practice-calls': {
    desk: { settings: { 'desk.line': 'practice' }, practiceRunning: 'fault' },
  },
  'idle-menu': { desk: {}, click: { fr: ['Menu'], en: ['Menu'] } },
  'idle-agent-unavailable': {
    desk: {
      agent: {
        state: { name: 'unavailable', since: now - 4 * 3_600_000 },
        choice: 'unavailable',
        pending: false,
      },
    },
  },
  'idle-speed-dial': {
    desk: { team: { colleagues: sampleColleagues } },
    click: { fr: ['Collègues', 'Ajouter un numéro'], en: ['Colleagues', 'Add a number'] },
  },
  'idle-parked-no-slot': {
    desk: { team: { parked: [{ ...parkedSample, slot: '' }] } },
  },
  'microphone-busy': { desk: { audio: { microphone: 'busy' } } },
  'microphone-busy-talking': { desk: { ...talking, audio: { microphone: 'busy' } } },
  'suppressor-gave-up': { desk: { ...talking, audio: { suppressorGaveUp: 'microphone' } } },
  'suppressor-gave-up-callers': { desk: { ...talking, audio: { suppressorGaveUp: 'callers' } } },
  'speaking-muted': {
    desk: { ...talkingWith({ muted: true }), levels: { microphone: 0.4, remote: 0 } },
    wait: 1500,
  },
  'hold-refused': {
    desk: talkingWith({
      hold: {
        wanted: false,
        actual: false,
        syncing: false,
        refused: true,
        since: null,
        byRemote: false,
      },
    }),
  },
  'agent-panel-pending': {
    desk: {
      ...talking,
      agent: { state: { name: 'talking', since: now - 402_000 }, choice: 'dnd', pending: true },
    },
    click: { fr: ['En appel'], en: ['On a call'] },
  },
  'ended-unconfirmed': {
    desk: {
      agent: afterCall,
      calls: [
        sampleCall('a', claire, {
          phase: {
            name: 'ended',
            talkedSeconds: 494,
            end: { reason: 'hungUp', by: 'agent', at: now - 38_000, unconfirmed: true },
          },
        }),
      ],
      recognised: known('a', 'claire')!,
    },
  },
  'customer-measured': {
    desk: {
      customers: [claireWithNote, ...people.slice(1)],
      interactions: [measured, ...history],
      recordings: { kept: [kept] },
      documents: [{ kind: 'customer', id: 'claire' }],
    },
    click: { fr: ['Qualité'], en: ['quality'] },
    sizes: ['wide'],
  },
  'settings-recording': {
    desk: {
      ...book,
      settings: { 'recording.allowed': true },
      documents: [{ kind: 'settings', section: 'data' }],
    },
    sizes: ['wide'],
  },
};
