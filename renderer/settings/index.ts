export * from './settings-door';
