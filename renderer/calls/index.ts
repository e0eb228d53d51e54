export * from './call';
export * from './call-port';
export * from './calls-door';
export * from './call-rules';
export * from './calls-flow';
export * from './dial-target';
