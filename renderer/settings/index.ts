export * from './settings-door';
export * from './settings-flow';
export * from './line-account';
