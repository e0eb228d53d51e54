export { FirstStart } from './first-start';
export { StartGate } from './start-gate';
