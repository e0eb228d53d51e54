import type { CallAudio } from '../audio';

/** The mouth and the ear of a practice customer. */
export interface CustomerVoice {
  audio: CallAudio;
  /** Resolves when the line has been said, at once when there is nothing to play. */
  say(line: string): Promise<void>;
  /** Stops in mid-sentence. */
  hush(): void;
  /** What the customer hears of the agent, 0 to 1. */
  heard(): number;
}
