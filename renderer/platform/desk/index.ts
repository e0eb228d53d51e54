export * from './desk-info';
export * from './desk-keys';
export * from './documents';
