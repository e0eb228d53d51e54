import type { SettingSource } from '@contract';

export type AgentStateName = 'available' | 'talking' | 'wrapUp' | 'dnd' | 'unavailable';

export interface AutoAnswerFacts {
  rule: 'off' | 'header' | 'always';
  source: SettingSource;
  /** Seconds that the caller's PBX wants to wait; undefined: it does not ask for it. */
  answerAfter: number | undefined;
  agent: AgentStateName;
  /** Other calls that are not over. */
  otherCalls: number;
}

/** Sounds before the microphone opens, in milliseconds; the tone itself is a little shorter. */
export const announceMs = 600;
const longestWait = 10;

/**
 * Milliseconds until the announcing tone; null: the agent answers by hand. A setting of the agent's own does
 * nothing: only IT can say that calls are taken without a hand, and never over the agent's state.
 */
export const autoAnswerIn = (facts: AutoAnswerFacts): number | null => {
  if (facts.rule === 'off' || facts.source !== 'managed') return null;
  if (facts.agent !== 'available' || facts.otherCalls > 0) return null;
  if (facts.rule === 'header' && facts.answerAfter === undefined) return null;
  return Math.min(facts.answerAfter ?? 0, longestWait) * 1000;
};
