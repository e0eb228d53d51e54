import type { StoreApi } from 'zustand/vanilla';
import type { AgentChoice, AgentSnapshot } from './agent';

/** Made by `createAgentFlow`. */
export interface AgentDoor {
  store: StoreApi<AgentSnapshot>;
  choose(choice: AgentChoice): void;
  /** The wrap-up is done: the chosen state applies. */
  finishWrapUp(): void;
}
