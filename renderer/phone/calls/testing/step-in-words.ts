import { expect } from 'vitest';
import type { Call } from '../../../model/call';
import type { CallEffect, CallStep } from '../call-step';

// For the tables of tests.

const phaseInWords = ({ phase }: Call): string => {
  if (phase.name === 'ending') return `ending ${phase.reason}`;
  if (phase.name === 'ringingThere') return `ringingThere${phase.earlyMedia ? ' early' : ''}`;
  if (phase.name !== 'ended') return phase.name;
  return `ended ${phase.end.reason} by ${phase.end.by}${phase.end.unconfirmed ? ' unconfirmed' : ''}`;
};

const noteInWords = ({ digitsNote }: Call): string[] => {
  if (!digitsNote) return [];
  return [digitsNote.why === 'unsent' ? `unsent ${digitsNote.digits}` : 'as messages'];
};

const inWords = (call: Call, before: Call): string => {
  const name = phaseInWords(call);
  if (call.phase.name === 'ended' || call.phase.name === 'ending') return name;
  const { hold, transfer } = call;
  const flags = ['wanted', 'actual', 'syncing', 'refused'] as const;
  const settingUp = call.phase === before.phase && call.phase.name !== 'talking';
  return [
    settingUp && call !== before ? 'as before' : name,
    ...flags.filter((flag) => hold[flag]),
    ...(hold.since === null ? [] : [`since ${hold.since}`]),
    ...(hold.byRemote ? ['byRemote'] : []),
    ...(call.muted ? ['muted'] : []),
    ...(transfer.step === 'none' ? [] : [`transfer ${transfer.step} ${transfer.target}`]),
    ...(call.digits === before.digits ? [] : [`digits ${call.digits}`]),
    ...noteInWords(call),
    ...(call.media === before.media ? [] : [call.media]),
  ].join(' ');
};

const effectInWords = (effect: CallEffect): string => {
  switch (effect.do) {
    case 'decline':
      return `decline ${effect.why}`;
    case 'setHold':
      return effect.held ? 'hold' : 'unhold';
    case 'transfer':
      return `transfer ${effect.target}`;
    case 'redirect':
      return `redirect ${effect.target}`;
    case 'setHeard':
      return effect.heard ? 'heard' : 'unheard';
    case 'sendDigits':
      return `digits ${effect.digits}`;
    case 'setMicrophone':
      return effect.open ? 'open' : 'close';
    case 'releaseMicrophone':
      return 'release';
    case 'answer':
    case 'hangUp':
      return effect.do;
  }
};

/** What an event made of a call, as a table can say it; `-`: nothing, and nothing was done. */
export const stepInWords = (before: Call, step: CallStep): string => {
  if (step.ignored) {
    expect(step.call).toBe(before);
    expect(step.effects).toEqual([]);
    return '-';
  }
  return `${inWords(step.call, before)}; ${step.effects.map(effectInWords).join(', ')}`;
};
