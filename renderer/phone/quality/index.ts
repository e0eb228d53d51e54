export * from './quality';
export * from './quality-door';
export * from './quality-flow';
export * from './quality-port';
export type { RecordedQuality, SilenceFault } from '../../model/recorded-quality';
export { recordOf } from './record';
export * from './reading';
