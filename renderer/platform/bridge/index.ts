export type { DeskBridge } from '@contract';
export { getBridge } from './get-bridge';
