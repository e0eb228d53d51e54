import type { LoopFigures, ServerAnswer } from '../../phone/relay';
import type { MicrophoneState } from '../../phone/audio';
import type { Check, FindingCode } from './readiness';

const found = (
  state: 'good' | 'weak' | 'bad' | 'skipped',
  code: FindingCode,
  values: Readonly<Record<string, string | number>> = {},
): Check => ({ state, finding: { code, values } });

/** Root mean squares: the smallest step of 16 bits doubled; a soft voice near the microphone. */
const nothing = 0.000_063;
export const softVoice = 0.02;

/** `peak`: the loudest 50 ms while the agent was asked to speak, 0 to 1. */
export const microphoneCheck = (state: MicrophoneState, peak: number): Check => {
  switch (state) {
    case 'refused':
      return found('bad', 'microphoneRefused');
    case 'missing':
    case 'unknown':
      return found('bad', 'microphoneMissing');
    case 'busy':
      return found('bad', 'microphoneBusy');
    case 'ready':
      if (peak <= nothing) return found('bad', 'microphoneSilent');
      return peak < softVoice ? found('weak', 'microphoneQuiet') : found('good', 'microphoneHeard');
  }
};

export const heardCheck = (role: 'speaker' | 'ringer', heard: boolean): Check =>
  heard ? found('good', `${role}Heard`) : found('bad', `${role}NotHeard`);

/** The headset that the calls are on, or would be. */
export interface HeadsetThere {
  kind: 'headset';
  name: string;
  /** Hexadecimal, as a udev rule names it. */
  vendor: string;
  access: 'opening' | 'open' | 'readOnly' | 'refused';
  /** Its key is plugged in and the headset cannot be reached. */
  away: boolean;
  /** Off-hook although there is no call here. */
  elsewhere: boolean;
  linux: boolean;
}

/** Or why there is none to try. */
export type HeadsetLook = HeadsetThere | { kind: 'off' | 'unavailable' | 'none' };

const noHeadset = {
  off: 'headsetOff',
  unavailable: 'headsetUnavailable',
  none: 'headsetNone',
} as const;

export const noHeadsetCheck = (why: keyof typeof noHeadset): Check =>
  found('skipped', noHeadset[why]);

/** It cannot be opened, or not yet. */
export const headsetCannotBeTried = ({ vendor, linux }: HeadsetThere): Check =>
  found('bad', linux ? 'headsetRefusedLinux' : 'headsetRefused', { vendor });

/** What is known without trying it; null: it is to be tried. */
export const headsetBefore = (look: HeadsetThere): Check | null => {
  if (look.access === 'refused') return headsetCannotBeTried(look);
  const { name } = look;
  if (look.away) return found('bad', 'headsetAway', { name });
  return look.elsewhere ? found('weak', 'headsetElsewhere', { name }) : null;
};

/** What came of its lights, and of the one button that was asked for. */
export const headsetCheck = (
  { name, vendor, linux }: HeadsetThere,
  tried: { written: boolean; acknowledged: boolean; pressed: boolean },
): Check => {
  if (!tried.written)
    return found('bad', linux ? 'headsetReadOnlyLinux' : 'headsetReadOnly', { vendor });
  if (tried.pressed) return found('good', 'headsetPressed', { name });
  // Its hook said so: then its buttons are heard as well.
  return tried.acknowledged
    ? found('good', 'headsetAnswers', { name })
    : found('weak', 'headsetNotTried', { name });
};

/** `pings`: milliseconds, null for one without an answer. */
export const lineCheck = (
  line: { ready: boolean; practice: boolean },
  pings: readonly (number | null)[],
): Check => {
  if (!line.ready) return found('bad', 'lineNotReady');
  if (line.practice) return found('good', 'linePractice');
  const delay = median(pings);
  return delay === null ? found('bad', 'lineSilent') : found('good', 'lineReady', { delay });
};

/** The worst news counts, except that one relay of several is enough to work with. */
export const relayCheck = (servers: readonly ServerAnswer[]): Check => {
  if (servers.length === 0) return found('skipped', 'relayNone');
  const relays = servers.filter(({ kind }) => kind === 'turn');
  const works = servers.find(({ kind, answer }) => kind === 'turn' && answer === 'ok');
  const broken = relays.find(({ answer }) => answer !== 'ok');
  if (broken && works) return found('weak', 'relayOneSilent', { url: broken.url });
  if (broken) {
    const { url, answer } = broken;
    if (answer === 'refused') return found('bad', 'relayRefused', { url });
    return found('bad', answer === 'wrong' ? 'relayWrong' : 'relaySilent', { url });
  }
  if (works) return found('good', 'relayReady', { url: works.url });
  const silent = servers.find(({ answer }) => answer !== 'ok');
  if (silent) return found('weak', 'stunSilent', { url: silent.url });
  return found('good', 'stunReady', { url: servers[0]?.url ?? '' });
};

/**
 * Where a conversation begins to suffer, and where it is hardly possible. Delay is there and back, in milliseconds
 * (ITU-T G.114 sets 150 ms one way), loss a share, jitter in milliseconds.
 */
const weakFrom = { loss: 0.03, jitter: 30, delay: 300 };
const badFrom = { loss: 0.1, jitter: 100, delay: 600 };

/** Without a relay there is no sound to measure: delay and jitter are then those of the pings. */
export const pathCheck = (pings: readonly (number | null)[], loop: LoopFigures | null): Check => {
  const delay = median(pings);
  if (delay === null) return found('bad', 'pathNone');
  const jitter = Math.round(loop ? loop.jitterMs : jitterOf(pings));
  const loss = loop?.loss ?? 0;
  const values = { delay, jitter, loss: Math.round(loss * 1000) / 10 };
  const is = { loss, jitter, delay };
  const words = { loss: 'pathLoss', jitter: 'pathJitter', delay: 'pathDelay' } as const;
  for (const [state, from] of [
    ['bad', badFrom],
    ['weak', weakFrom],
  ] as const)
    for (const what of ['loss', 'jitter', 'delay'] as const)
      if (is[what] > from[what]) return found(state, words[what], values);
  return found('good', loop ? 'pathMeasured' : 'pathGood', values);
};

export const practiceNetwork: Check = found('skipped', 'practiceNetwork');

const answered = (pings: readonly (number | null)[]): number[] =>
  pings.filter((ping) => ping !== null);

/** Whole milliseconds; null without any answer. */
const median = (pings: readonly (number | null)[]): number | null => {
  const sorted = answered(pings).toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? null : Math.round(middle);
};

/** The mean of the differences from one to the next. */
const jitterOf = (pings: readonly (number | null)[]): number => {
  const all = answered(pings);
  const steps = all.slice(1).map((ping, index) => Math.abs(ping - (all[index] ?? ping)));
  return steps.length === 0 ? 0 : steps.reduce((sum, step) => sum + step, 0) / steps.length;
};
