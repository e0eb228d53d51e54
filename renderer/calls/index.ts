export * from './call';
export * from './call-port';
export * from './calls-door';
