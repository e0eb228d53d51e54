export * from './desk';
export * from './documents';
