export type { CallOfBundle } from './bundle';
export * from './diagnostics-door';
export { createLineHistory } from './line-history';
export { countLongTasks } from './long-tasks';
