/** What is looked at before the shift, in the order of the screen. */
export const checkNames = [
  'microphone',
  'speaker',
  'ringer',
  'headset',
  'line',
  'relay',
  'path',
] as const;
export type CheckName = (typeof checkNames)[number];

/** The steps that only the agent can answer. */
export const asksAgent = (name: CheckName): name is 'speaker' | 'ringer' | 'headset' =>
  name === 'speaker' || name === 'ringer' || name === 'headset';

/** What was found; its words and the way to mend it are chosen by the view. */
export type FindingCode =
  | 'microphoneHeard'
  | 'microphoneQuiet'
  | 'microphoneSilent'
  | 'microphoneRefused'
  | 'microphoneMissing'
  | 'microphoneBusy'
  | 'speakerHeard'
  | 'speakerNotHeard'
  | 'ringerHeard'
  | 'ringerNotHeard'
  | 'headsetOff'
  | 'headsetUnavailable'
  | 'headsetNone'
  | 'headsetRefused'
  | 'headsetRefusedLinux'
  | 'headsetReadOnly'
  | 'headsetReadOnlyLinux'
  | 'headsetAway'
  | 'headsetElsewhere'
  | 'headsetPressed'
  | 'headsetAnswers'
  | 'headsetNotTried'
  | 'lineReady'
  | 'linePractice'
  | 'lineNotReady'
  | 'lineSilent'
  | 'relayReady'
  | 'relaySilent'
  | 'relayOneSilent'
  | 'relayRefused'
  | 'relayWrong'
  | 'stunReady'
  | 'stunSilent'
  | 'relayNone'
  | 'practiceNetwork'
  | 'pathGood'
  | 'pathMeasured'
  | 'pathLoss'
  | 'pathJitter'
  | 'pathDelay'
  | 'pathNone';

export interface Finding {
  code: FindingCode;
  /** For the words: names of servers, milliseconds, per cent. */
  values: Readonly<Record<string, string | number>>;
}

/**
 * waiting -> running -> (asks ->) good | weak | bad | skipped
 * `asks`: only the agent knows whether something was heard, or can press a button.
 */
export type Check =
  | { state: 'waiting' }
  | { state: 'running' }
  | { state: 'asks' }
  | { state: 'good' | 'weak' | 'bad' | 'skipped'; finding: Finding };

export type Checks = Readonly<Record<CheckName, Check>>;

export const nothingChecked: Checks = {
  microphone: { state: 'waiting' },
  speaker: { state: 'waiting' },
  ringer: { state: 'waiting' },
  headset: { state: 'waiting' },
  line: { state: 'waiting' },
  relay: { state: 'waiting' },
  path: { state: 'waiting' },
};

export type Overall = 'good' | 'weak' | 'bad';

/** The worst of what was found; null while something is not known yet. */
export const overallOf = (checks: Checks): Overall | null => {
  const all = checkNames.map((name) => checks[name].state);
  if (all.some((state) => state === 'waiting' || state === 'running' || state === 'asks'))
    return null;
  return (['bad', 'weak'] as const).find((worst) => all.includes(worst)) ?? 'good';
};
