export * from './alarm';
export * from './clock';
export * from './ids';
export * from './inbox';
export * from './listeners';
export * from './log';
export * from './result';
export * from './steady-clock';
