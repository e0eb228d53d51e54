export * from './health';
export * from './health-door';
export { createHealthFlow } from './health-flow';
