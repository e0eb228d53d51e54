export type { DeskBridge } from '@contract';
