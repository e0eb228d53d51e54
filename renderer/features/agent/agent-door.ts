import type { AgentChoice, AgentSnapshot } from './agent';
import { doorKey, type ReadableStore } from '../../kernel';

/** Made by `createAgentFlow`. */
export interface AgentDoor {
  store: ReadableStore<AgentSnapshot>;
  choose(choice: AgentChoice): void;
  /** The wrap-up is done: the chosen state applies. */
  finishWrapUp(): void;
}

export const agentDoor = doorKey<AgentDoor>()('agent');
