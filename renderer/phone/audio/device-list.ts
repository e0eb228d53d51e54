import type { AudioDevice, DeviceDecision, DeviceReport } from '@contract';

/** One device as the browser lists it. */
export interface ListedDevice {
  kind: string;
  deviceId: string;
  groupId: string;
  label: string;
}

export interface DeviceReading {
  /** What main decides on: with the system's own choice, where the browser names it. */
  report: DeviceReport;
  /** What the agent is shown: every device once. */
  shown: DeviceReport;
  /** There are microphones, but who they are is not told before the agent permits it. */
  hidden: boolean;
}

/** The contract takes no more. */
const mostDevices = 100;

/** Chromium's second names for devices that it lists by their own name as well. */
const aliases: readonly string[] = ['default', 'communications'];

export const readDevices = (list: readonly ListedDevice[]): DeviceReading => {
  const microphones = list.filter((device) => device.kind === 'audioinput');
  const report = {
    microphones: known(microphones),
    outputs: known(list.filter((device) => device.kind === 'audiooutput')),
  };
  return {
    report,
    shown: { microphones: once(report.microphones), outputs: once(report.outputs) },
    hidden: microphones.length > 0 && report.microphones.length === 0,
  };
};

/** Before the agent permits the microphone, ids are empty: nothing can be chosen by them. */
const known = (list: readonly ListedDevice[]): AudioDevice[] =>
  list
    .filter((device) => device.deviceId !== '')
    .slice(0, mostDevices)
    .map(({ deviceId, groupId, label }) => ({ id: deviceId, groupId, label }));

const once = (devices: readonly AudioDevice[]): AudioDevice[] => {
  const real = devices.filter((device) => !aliases.includes(device.id));
  // A machine that knows its devices only as "default" still has one.
  return real.length > 0 ? real : devices.slice(0, 1);
};

export const sameReport = (a: DeviceReport, b: DeviceReport): boolean =>
  sameDevices(a.microphones, b.microphones) && sameDevices(a.outputs, b.outputs);

const sameDevices = (a: readonly AudioDevice[], b: readonly AudioDevice[]): boolean =>
  a.length === b.length &&
  a.every((device, index) => device.id === b[index]?.id && device.label === b[index]?.label);

export type DeviceRole = 'microphone' | 'speaker' | 'ringer';

export interface LostDevice {
  role: DeviceRole;
  label: string;
  now: string | null;
}

const listFor = (role: DeviceRole, report: DeviceReport): readonly AudioDevice[] =>
  role === 'microphone' ? report.microphones : report.outputs;

/** A second name of the system's choice stands for another device as soon as its label changes. */
export const sameDevice = (a: AudioDevice, b: AudioDevice): boolean =>
  a.id === b.id && (!aliases.includes(a.id) || (a.label === b.label && a.groupId === b.groupId));

export const isThere = (device: AudioDevice, role: DeviceRole, report: DeviceReport): boolean =>
  listFor(role, report).some((other) => sameDevice(other, device));

/** The device in use that is no longer listed. A headset takes two roles with it: the microphone counts more. */
export const lostFrom = (
  before: DeviceDecision,
  report: DeviceReport,
  inUse: Readonly<Record<DeviceRole, boolean>>,
): LostDevice | null => {
  for (const role of ['microphone', 'speaker', 'ringer'] as const) {
    const device = before[role];
    if (device && inUse[role] && !isThere(device, role, report))
      return { role, label: device.label, now: null };
  }
  return null;
};

/** After the decision: which device took over, or nothing to say any more when the lost one is back in its place. */
export const lostAfter = (lost: LostDevice | null, decision: DeviceDecision): LostDevice | null => {
  if (!lost) return null;
  const now = decision[lost.role]?.label ?? null;
  return now === lost.label ? null : { ...lost, now };
};

/** Until main has answered: nothing is decided, the system's own choice serves. */
export const nothingDecided: DeviceDecision = { microphone: null, speaker: null, ringer: null };
export const nothingListed: DeviceReport = { microphones: [], outputs: [] };
