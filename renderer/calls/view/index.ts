export * from './calls-pane';
export * from './end-words';
export * from './strip-views';
