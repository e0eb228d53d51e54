export * from './readiness';
export * from './readiness-door';
export * from './readiness-flow';
export * from './readiness-port';
