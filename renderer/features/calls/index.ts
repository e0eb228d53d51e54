export * from './calls-pane';
export * from './end-words';
export { loadInCall } from './in-call';
