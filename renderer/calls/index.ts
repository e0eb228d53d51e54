export * from './call';
export * from './call-port';
export * from './calls-door';
export * from './call-rules';
export * from './calls-flow';
export type { CallsFlowParts, CallsGate } from './calls-board';
export * from './calls-news';
export * from './dial-target';
export type { LeftCall } from './take-back';
