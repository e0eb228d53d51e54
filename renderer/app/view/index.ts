export { beginsWithFirstStart, loadFirstStart, StartGate } from './start-gate';
