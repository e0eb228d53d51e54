export * from './relay';
export * from './relay-door';
export type * from './line-probe';
export { createRelayFlow, type RelayFlow } from './relay-flow';
export { askCredentials } from './web/ask-credentials';
