export * from './readiness';
export * from './readiness-door';
export * from './readiness-port';
