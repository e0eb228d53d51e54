export * from './quality';
export * from './quality-door';
export * from './quality-flow';
export * from './quality-port';
export { recordOf, type RecordedQuality } from './record';
export * from './reading';
export type { SilenceFault } from './silence';
