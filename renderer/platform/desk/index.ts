export * from './desk';
export type { DeskKeys } from './desk-keys';
export * from './documents';
