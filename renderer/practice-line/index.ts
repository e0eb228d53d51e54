export * from './practice-door';
