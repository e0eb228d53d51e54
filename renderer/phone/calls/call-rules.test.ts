import { describe, expect, it } from 'vitest';
import type { Call } from '../../model/call';
import { notHeld } from './call-hold';
import {
  answeredByKey,
  commandsFor,
  ringBackNeeded,
  ringingMode,
  stageOf,
  swapTarget,
} from './call-rules';
import { sampleCall } from './testing/sample-call';

const call = (id: string, what: Partial<Call>) =>
  sampleCall({ id, remote: { number: '', displayName: '', anonymous: true }, ...what });
const phase = { name: 'talking', since: 0 } as const;
const end = { reason: 'hungUp', by: 'remote', at: 0 } as const;
const ringing = call('ringing', {});
const talking = call('talking', { phase });
const held = call('held', { phase, hold: { ...notHeld, wanted: true, actual: true } });
const resuming = call('resuming', { phase, hold: { ...notHeld, actual: true, syncing: true } });
const refused = call('refused', { phase, hold: { ...notHeld, wanted: true, refused: true } });
const dialling = call('dialling', { phase: { name: 'dialling', since: 0 } });
const there = (earlyMedia: boolean) =>
  call('there', { phase: { name: 'ringingThere', since: 0, earlyMedia } });
const ended = call('ended', { phase: { name: 'ended', talkedSeconds: 1, end } });
const ending = call('ending', {
  phase: { name: 'ending', since: 0, talkedSince: 0, reason: 'hungUp' },
});

const commands = (one: Call, ...others: Call[]) =>
  [...commandsFor(one, [one, ...others])].toSorted().join(' ');

describe('which commands exist', () => {
  it.each([
    ['ringing', ringing, 'answer decline'],
    ['answering', call('a', { phase: { name: 'answering', since: 0 } }), 'hangUp mute'],
    ['dialling', dialling, 'hangUp mute'],
    ['ringing there', there(false), 'hangUp mute'],
    ['ringing there with early media', there(true), 'hangUp keypad mute'],
    ['talking', talking, 'consult hangUp hold keypad mute transfer'],
    ['muted', { ...talking, muted: true }, 'consult hangUp hold keypad transfer unmute'],
    ['held', held, 'consult hangUp mute resume transfer'],
    ['resuming', resuming, 'consult hangUp hold mute transfer'],
    ['hold refused', refused, 'consult hangUp hold mute resume transfer'],
    [
      'transferring',
      { ...talking, transfer: { step: 'sent', target: '2' } },
      'hangUp hold keypad mute',
    ],
    ['ending', ending, 'dismiss'],
    ['ended', ended, 'dismiss'],
  ] as [string, Call, string][])('%s', (_name, one, expected) => {
    expect(commands(one)).toBe(expected);
  });

  it('swap needs one that talks and one that is held, and gives the held one the word', () => {
    expect(commands(talking, held)).toContain('swap');
    expect(commands(held, talking)).toContain('swap');
    expect(commands(talking, ringing, dialling, ended)).not.toContain('swap');
    expect(commands(held, refused)).not.toContain('swap');
    expect(swapTarget(talking, [held, talking])?.id).toBe('held');
    expect(swapTarget(held, [held, talking])?.id).toBe('held');
  });
});

describe('the stage', () => {
  it.each([
    [[], null],
    [[talking, ringing], 'talking'],
    [[talking, held], 'talking'],
    [[held, resuming, ringing], 'resuming'],
    [[held, dialling], 'dialling'],
    [[held, ended], 'held'],
    [[held, ending], 'held'],
    [[ended, ending], 'ending'],
  ] as [Call[], string | null][])('%#', (calls, expected) => {
    expect(stageOf(calls)).toBe(expected);
  });
});

describe('what is heard', () => {
  it('rings aloud when idle, softly when the agent is engaged', () => {
    expect(ringingMode([])).toBe('none');
    expect(ringingMode([talking, ended])).toBe('none');
    expect(ringingMode([ringing])).toBe('ringing');
    expect(ringingMode([ringing, ringing, ended, ending])).toBe('ringing');
    for (const one of [talking, held, dialling, there(true)]) {
      expect(ringingMode([one, ringing])).toBe('waiting');
    }
  });

  it('ring back only where the far side plays none and nobody is talked to', () => {
    expect(ringBackNeeded([there(false)])).toBe(true);
    expect(ringBackNeeded([held, there(false)])).toBe(true);
    expect(ringBackNeeded([there(true)])).toBe(false);
    expect(ringBackNeeded([dialling])).toBe(false);
    expect(ringBackNeeded([talking, there(false)])).toBe(false);
  });
});

describe('the key that answers and hangs up', () => {
  it('answers the first that asks, whatever else goes on; else it hangs up', () => {
    expect(answeredByKey([talking, ringing, call('later', {})])).toBe(ringing);
    for (const none of [[], [talking], [held, dialling, ending, ended]])
      expect(answeredByKey(none)).toBeNull();
  });
});
