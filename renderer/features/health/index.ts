export * from './health';
export * from './health-door';
