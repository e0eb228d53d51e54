export { Brand, ConnectForm } from '../../settings/view';
export { FirstStart } from './first-start';
export { StartGate } from './start-gate';
