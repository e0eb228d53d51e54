import type { CommandCall, CommandOutcome, CommandRefusal, CommandState } from '@contract';
import {
  agentWords,
  commandWord,
  type CommandWord,
  desktopWord,
  type Language,
  lineWords,
} from '../words/desktop-words';

const refusals: Record<CommandRefusal, CommandWord> = {
  noCall: 'refusedNoCall',
  notPlainNumber: 'refusedNotPlainNumber',
  tooSoon: 'refusedTooSoon',
  noAnswer: 'refusedNoAnswer',
  busy: 'refusedBusy',
  badRequest: 'refusedBadRequest',
  tooLarge: 'refusedTooLarge',
  otherVersion: 'refusedOtherVersion',
};
const reasons = {
  notAllowed: 'whyNotAllowed',
  emergency: 'whyEmergency',
  inCall: 'whyInCall',
  lineNotReady: 'whyLineNotReady',
  notDialable: 'whyNotDialable',
} as const;
const phases: Record<CommandCall['phase'], CommandWord> = {
  ringing: 'phaseRinging',
  answering: 'phaseAnswering',
  dialling: 'phaseDialling',
  ringingThere: 'phaseRingingThere',
  talking: 'phaseTalking',
};

/** What a caller sends must not steer the terminal: no control and no direction characters. */
const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');

const callText = (call: CommandCall, language: Language): string => {
  const say = (word: CommandWord, values?: Record<string, string>) =>
    commandWord(language, word, values);
  const time = new Date(call.since).toLocaleTimeString(language, { hourCycle: 'h23' });
  const who = [call.name, call.number === '' ? say('withheld') : call.number];
  return [
    say(call.direction === 'in' ? 'callIn' : 'callOut'),
    say(phases[call.phase], { time }),
    ...(call.held ? [say('held')] : []),
    ...(call.muted ? [say('muted')] : []),
    ...(call.practice ? [say('practice')] : []),
    ...who.flatMap((one) => (one ? [harmless(one)] : [])),
  ].join(' · ');
};

const stateText = ({ line, agent, calls }: CommandState, language: Language): string => {
  const desk = [lineWords[line], agentWords[agent]].map((word) => desktopWord(language, word));
  const lines = calls.map((call) => callText(call, language));
  return [
    desk.join(' · '),
    ...(lines.length > 0 ? lines : [commandWord(language, 'noCalls')]),
  ].join('\n');
};

/** An outcome for a person at a terminal. */
export const answerText = (outcome: CommandOutcome, language: Language): string => {
  if (!outcome.ok) return commandWord(language, refusals[outcome.code]);
  if (!outcome.dial) return stateText(outcome.state, language);
  return outcome.dial.did === 'dialled'
    ? commandWord(language, 'dialled')
    : commandWord(language, 'filled', { why: commandWord(language, reasons[outcome.dial.why]) });
};
