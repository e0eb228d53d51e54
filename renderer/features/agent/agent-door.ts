import type { StoreApi } from 'zustand/vanilla';
import type { AgentChoice, AgentSnapshot } from './agent';
import { doorKey } from '../../kernel';

/** Made by `createAgentFlow`. */
export interface AgentDoor {
  store: StoreApi<AgentSnapshot>;
  choose(choice: AgentChoice): void;
  /** The wrap-up is done: the chosen state applies. */
  finishWrapUp(): void;
}

export const agentDoor = doorKey<AgentDoor>()('agent');
