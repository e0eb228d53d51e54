export * from './feature';
export * from './views';
