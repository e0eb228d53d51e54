import type { MicrophoneState } from './audio-door';
import type { MicrophonePermission } from './audio-ports';
import type { MicrophoneProblem } from './microphone';
import type { MicrophoneMachine } from './microphone-machine';

/** What is known of the microphone, in use or not. */
export interface MicrophoneKnowledge {
  /** Why it could not be opened the last time; forgotten when something changed. */
  problem: MicrophoneProblem | null;
  permission: MicrophonePermission;
  /** The list of devices, as far as it was read. */
  listed: 'not yet' | 'hidden' | 'none' | 'some';
}

export const nothingKnown: MicrophoneKnowledge = {
  problem: null,
  permission: 'prompt',
  listed: 'not yet',
};

export const afterMachine = (
  known: MicrophoneKnowledge,
  machine: MicrophoneMachine,
): MicrophoneKnowledge => {
  if (machine.name === 'open') return { ...known, problem: null };
  return machine.name === 'failed' ? { ...known, problem: machine.problem } : known;
};

/** What the agent is told, also while nobody uses the microphone. */
export const microphoneStateOf = (
  known: MicrophoneKnowledge,
  machine: MicrophoneMachine['name'],
): MicrophoneState => {
  if (machine === 'open') return 'ready';
  // Once nobody uses it the list knows better: what went away for a moment, as in a sleep, may be there again.
  const isBack = known.problem === 'missing' && machine === 'closed' && known.listed === 'some';
  if (known.problem && !isBack) return known.problem;
  if (known.permission === 'denied') return 'refused';
  switch (known.listed) {
    case 'not yet':
    case 'hidden':
      return 'unknown';
    case 'none':
      return 'missing';
    case 'some':
      return 'ready';
  }
};
