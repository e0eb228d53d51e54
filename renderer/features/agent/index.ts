export * from './agent';
export * from './agent-door';
export * from './agent-flow';
