export * from './agent';
export * from './agent-door';
