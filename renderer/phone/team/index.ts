export * from './team';
export type { AgentStateName } from './auto-answer';
export * from './team-port';
export * from './team-door';
export * from './team-flow';
export * from './pidf';
export * from './xml-tree';
export * from './parked-storage';
