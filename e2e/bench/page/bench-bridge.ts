import type { DeskBridge, DeviceReport } from '@contract';
import { decideDevices } from '@policy/device-decision';

/** The desktop behind the desk, for an agent who prefers no device. */
export const benchBridge = {
  ask: async (_name: string, report: DeviceReport) => ({
    ok: true,
    value: decideDevices(report, { microphones: [], speakers: [], ringers: [] }),
  }),
  hear: () => () => undefined,
} as unknown as DeskBridge;
