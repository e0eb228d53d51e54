export * from './line';
export * from './line-port';
export * from './line-door';
export * from './line-flow';
