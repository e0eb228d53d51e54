import { describe, expect, it } from 'vitest';
import type { Call } from '../../model/call';
import { notHeld } from './call-hold';
import { transition } from './call-machine';
import type { CallEvent } from './call-step';
import { sampleCall } from './testing/sample-call';
import { stepInWords } from './testing/step-in-words';

const now = 100_000;
const incoming = sampleCall({
  remote: { number: '0612345678', displayName: '', anonymous: false },
  digits: '1',
  media: 'flowing',
});
const outgoing: Call = { ...incoming, direction: 'out' };
const talking: Call = { ...incoming, phase: { name: 'talking', since: 0 } };
const end = { reason: 'declined', by: 'agent', at: 0 } as const;

const states = {
  ringing: incoming,
  answering: { ...incoming, phase: { name: 'answering', since: 0 } },
  dialling: { ...outgoing, phase: { name: 'dialling', since: 0 } },
  ringingThere: { ...outgoing, phase: { name: 'ringingThere', since: 0, earlyMedia: false } },
  earlyMedia: { ...outgoing, phase: { name: 'ringingThere', since: 0, earlyMedia: true } },
  talking,
  muted: { ...talking, muted: true },
  holding: { ...talking, hold: { ...notHeld, wanted: true, syncing: true } },
  held: { ...talking, hold: { ...notHeld, wanted: true, actual: true, since: 0 } },
  resuming: { ...talking, hold: { ...notHeld, actual: true, syncing: true, since: 0 } },
  holdRefused: { ...talking, hold: { ...notHeld, wanted: true, refused: true } },
  resumeRefused: { ...talking, hold: { ...notHeld, actual: true, refused: true, since: 0 } },
  transferring: { ...talking, transfer: { step: 'sent', target: '200', with: null } },
  targetRinging: { ...talking, transfer: { step: 'ringing', target: '200', with: null } },
  ending: { ...talking, phase: { name: 'ending', since: 0, talkedSince: 0, reason: 'hungUp' } },
  ended: { ...talking, phase: { name: 'ended', talkedSeconds: 0, end } },
} satisfies Record<string, Call>;

const events = {
  answer: { kind: 'answer' },
  decline: { kind: 'decline' },
  dnd: { kind: 'turnAway', reason: 'doNotDisturb' },
  away: { kind: 'turnAway', reason: 'agentUnavailable' },
  full: { kind: 'turnAway', reason: 'busy' },
  hangUp: { kind: 'hangUp' },
  forward: { kind: 'forward', target: '300' },
  hold: { kind: 'hold' },
  resume: { kind: 'resume' },
  mute: { kind: 'mute' },
  unmute: { kind: 'unmute' },
  transfer: { kind: 'transfer', target: '300', replaces: null },
  sendDigits: { kind: 'sendDigits', digits: '9' },
  goOnDigits: { kind: 'goOnDigits' },
  overdue: { kind: 'overdue' },
  ringingThere: { kind: 'ringingThere', earlyMedia: false },
  earlyMedia: { kind: 'ringingThere', earlyMedia: true },
  established: { kind: 'established' },
  holdOn: { kind: 'holdChanged', held: true },
  holdOff: { kind: 'holdChanged', held: false },
  holdRefused: { kind: 'holdRefused', status: 488 },
  heldByRemote: { kind: 'heldByRemote', held: true },
  trying: { kind: 'transferProgress', status: 100 },
  targetRings: { kind: 'transferProgress', status: 180 },
  targetAnswered: { kind: 'transferProgress', status: 200 },
  targetUnheard: { kind: 'transferProgress', status: null },
  targetBusy: { kind: 'transferProgress', status: 486 },
  digitsSent: { kind: 'digitsSent', digits: '9' },
  digitsAsMessages: { kind: 'digitsSent', digits: '9', asMessages: true },
  digitsUnsent: { kind: 'digitsUnsent', digits: '9' },
  troubled: { kind: 'mediaChanged', media: 'troubled', since: 7 },
  byRemote: { kind: 'ended', end: { reason: 'hungUp', by: 'remote' } },
  elsewhere: { kind: 'ended', end: { reason: 'answeredElsewhere', by: 'remote' } },
  lineLost: { kind: 'ended', end: { reason: 'lineLost', by: 'network', unconfirmed: true } },
} satisfies Record<string, CallEvent>;

type Row = Record<keyof typeof events, string>;

/** `-`: ignored. Else what the call is then; the effects in order. */
const ignoredAlways: Row = Object.fromEntries(
  Object.keys(events).map((name) => [name, '-']),
) as Row;

const over = (why: string, microphone = 'release') => `ended ${why}; ${microphone}`;
const settingUp: Row = {
  ...ignoredAlways,
  mute: 'as before muted; ',
  sendDigits: 'as before unsent 9; ',
  established: 'talking; open',
  digitsSent: 'as before digits 19; ',
  digitsAsMessages: 'as before digits 19 as messages; ',
  digitsUnsent: 'as before unsent 9; ',
  troubled: 'as before troubled; ',
  elsewhere: over('answeredElsewhere by remote'),
  lineLost: over('lineLost by network unconfirmed'),
};
const dialling: Row = {
  ...settingUp,
  hangUp: 'ending cancelled; hangUp',
  byRemote: over('hungUp by remote'),
};
/** Answered, whatever the hold: these are the same but for the microphone. */
const answered: Row = {
  ...ignoredAlways,
  hangUp: 'ending hungUp; hangUp',
  mute: 'talking muted; ',
  transfer: 'talking transfer sent 300; transfer 300',
  heldByRemote: 'talking byRemote; ',
  digitsSent: 'talking digits 19; ',
  digitsAsMessages: 'talking digits 19 as messages; ',
  digitsUnsent: 'talking unsent 9; ',
  troubled: 'talking troubled; ',
  byRemote: over('hungUp by remote'),
  elsewhere: over('answeredElsewhere by remote'),
  lineLost: over('lineLost by network unconfirmed'),
};
const speaking: Row = {
  ...answered,
  hangUp: 'ending hungUp; close, hangUp',
  hold: 'talking wanted syncing; close, hold',
  mute: 'talking muted; close',
  sendDigits: 'talking; digits 9',
  holdOn: 'talking actual syncing since 100000; close, unhold',
  holdOff: 'talking; ',
  byRemote: over('hungUp by remote', 'close, release'),
  elsewhere: over('answeredElsewhere by remote', 'close, release'),
  lineLost: over('lineLost by network unconfirmed', 'close, release'),
};
/** Held in one way or another: changes of other truths keep what stands in `how`. */
const inHold = (how: string): Row => ({
  ...answered,
  mute: `talking ${how} muted; `,
  transfer: `talking ${how} transfer sent 300; transfer 300`,
  heldByRemote: `talking ${how} byRemote; `,
  digitsSent: `talking ${how} digits 19; `,
  digitsAsMessages: `talking ${how} digits 19 as messages; `,
  digitsUnsent: `talking ${how} unsent 9; `,
  troubled: `talking ${how} troubled; `,
});

// Every pair is asserted; the type of the table does not allow a state or an event to be left out.
const table: Record<keyof typeof states, Row> = {
  ringing: {
    ...ignoredAlways,
    answer: 'answering; answer',
    decline: 'ending declined; decline declined',
    dnd: 'ending doNotDisturb; decline busy',
    away: 'ending agentUnavailable; decline busy',
    full: 'ending busy; decline busy',
    hangUp: 'ending declined; decline declined',
    forward: 'ending forwarded; redirect 300',
    byRemote: over('missed by remote'),
    elsewhere: over('answeredElsewhere by remote'),
    lineLost: over('lineLost by network unconfirmed'),
  },
  answering: {
    ...settingUp,
    hangUp: 'ending hungUp; hangUp',
    byRemote: over('missed by remote'),
  },
  dialling: {
    ...dialling,
    ringingThere: 'ringingThere; ',
    earlyMedia: 'ringingThere early; ',
  },
  ringingThere: {
    ...dialling,
    ringingThere: 'ringingThere; ',
    earlyMedia: 'ringingThere early; ',
  },
  earlyMedia: {
    ...dialling,
    ringingThere: 'ringingThere; ',
    earlyMedia: 'ringingThere early; ',
    sendDigits: 'ringingThere early; digits 9',
  },
  talking: speaking,
  muted: {
    ...answered,
    hold: 'talking wanted syncing muted; hold',
    mute: '-',
    unmute: 'talking; open',
    transfer: 'talking muted transfer sent 300; transfer 300',
    sendDigits: 'talking muted; digits 9',
    holdOn: 'talking actual syncing since 100000 muted; unhold',
    holdOff: 'talking muted; ',
    heldByRemote: 'talking byRemote muted; ',
    digitsSent: 'talking muted digits 19; ',
    digitsAsMessages: 'talking muted digits 19 as messages; ',
    digitsUnsent: 'talking muted unsent 9; ',
    troubled: 'talking muted troubled; ',
  },
  holding: {
    ...inHold('wanted syncing'),
    resume: 'talking syncing; ',
    holdOn: 'talking wanted actual since 100000; ',
    holdOff: 'talking wanted syncing; hold',
    holdRefused: 'talking wanted refused; ',
  },
  held: {
    ...inHold('wanted actual since 0'),
    resume: 'talking actual syncing since 0; unhold',
    holdOn: 'talking wanted actual since 0; ',
    holdOff: 'talking wanted syncing; hold',
  },
  resuming: {
    ...inHold('actual syncing since 0'),
    hold: 'talking wanted actual syncing since 0; ',
    holdOn: 'talking actual syncing since 0; unhold',
    holdOff: 'talking; open',
    holdRefused: 'talking actual refused since 0; ',
  },
  holdRefused: {
    ...inHold('wanted refused'),
    hold: 'talking wanted syncing; hold',
    resume: 'talking; open',
    holdOn: 'talking wanted actual since 100000; ',
    holdOff: 'talking wanted syncing; hold',
  },
  resumeRefused: {
    ...inHold('actual refused since 0'),
    hold: 'talking wanted actual since 0; ',
    resume: 'talking actual syncing since 0; unhold',
    holdOn: 'talking actual syncing since 0; unhold',
    holdOff: 'talking; open',
  },
  transferring: {
    ...speaking,
    hold: 'talking wanted syncing transfer sent 200; close, hold',
    mute: 'talking muted transfer sent 200; close',
    transfer: '-',
    sendDigits: 'talking transfer sent 200; digits 9',
    holdOn: 'talking actual syncing since 100000 transfer sent 200; close, unhold',
    holdOff: 'talking transfer sent 200; ',
    heldByRemote: 'talking byRemote transfer sent 200; ',
    targetRings: 'talking transfer ringing 200; ',
    targetAnswered: 'ending transferred; close, hangUp',
    targetUnheard: 'talking transfer failed 200; ',
    targetBusy: 'talking transfer failed 200; ',
    digitsSent: 'talking transfer sent 200 digits 19; ',
    digitsAsMessages: 'talking transfer sent 200 digits 19 as messages; ',
    digitsUnsent: 'talking transfer sent 200 unsent 9; ',
    troubled: 'talking transfer sent 200 troubled; ',
    byRemote: over('transferred by remote', 'close, release'),
  },
  targetRinging: {
    ...speaking,
    hold: 'talking wanted syncing transfer ringing 200; close, hold',
    mute: 'talking muted transfer ringing 200; close',
    transfer: '-',
    sendDigits: 'talking transfer ringing 200; digits 9',
    holdOn: 'talking actual syncing since 100000 transfer ringing 200; close, unhold',
    holdOff: 'talking transfer ringing 200; ',
    heldByRemote: 'talking byRemote transfer ringing 200; ',
    targetAnswered: 'ending transferred; close, hangUp',
    targetUnheard: 'talking transfer failed 200; ',
    targetBusy: 'talking transfer failed 200; ',
    digitsSent: 'talking transfer ringing 200 digits 19; ',
    digitsAsMessages: 'talking transfer ringing 200 digits 19 as messages; ',
    digitsUnsent: 'talking transfer ringing 200 unsent 9; ',
    troubled: 'talking transfer ringing 200 troubled; ',
    byRemote: over('hungUp by remote', 'close, release'),
  },
  ending: {
    ...ignoredAlways,
    overdue: over('hungUp by agent unconfirmed'),
    established: 'ending hungUp; hangUp',
    byRemote: over('hungUp by agent'),
    elsewhere: over('hungUp by agent'),
    lineLost: over('hungUp by agent unconfirmed'),
  },
  ended: { ...ignoredAlways, established: 'ended declined by agent; hangUp' },
};

describe('a call, pair by pair', () => {
  for (const [stateName, row] of Object.entries(table)) {
    const call: Call = states[stateName as keyof typeof states];
    it.each(Object.entries(row))(`${stateName}: %s -> %s`, (eventName, expected) => {
      const event = events[eventName as keyof typeof events];
      expect(stepInWords(call, transition(call, event, { now, talkedSeconds: 7 }))).toBe(expected);
    });
  }
});
