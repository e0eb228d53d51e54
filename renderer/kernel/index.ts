export * from './clock';
export * from './ids';
export * from './listeners';
export * from './log';
export * from './result';
