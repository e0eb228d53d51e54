export * from './relay';
export * from './relay-door';
export { createRelayFlow, type RelayFlow } from './relay-flow';
export { askCredentials } from './web/ask-credentials';
