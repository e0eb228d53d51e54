export * from './diagnostics-door';
