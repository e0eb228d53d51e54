import type { AudioDevice, DeviceDecision, DeviceReport } from '@contract';

/** Device labels by role, the agent's first choice first. */
export interface DeviceOrder {
  microphones: readonly string[];
  speakers: readonly string[];
  ringers: readonly string[];
}

/** Chromium lists the system's choice a second time under these ids. */
const aliases = new Set(['default', 'communications', '']);
const isReal = (device: AudioDevice) => !aliases.has(device.id);

/** Windows renumbers a headset that is plugged in again: "Headset (2- Jabra Link)". */
const plain = (label: string) =>
  label
    .replace(/\((\d+)- /, '(')
    .trim()
    .toLowerCase();

const byOrder = (devices: readonly AudioDevice[], order: readonly string[]): AudioDevice | null => {
  for (const label of order) {
    const found =
      devices.find((device) => device.label === label) ??
      devices.find((device) => plain(device.label) === plain(label));
    if (found) return found;
  }
  return null;
};

/** The system's choice as the real device behind the alias; the alias only where that stays unknown. */
const systemChoice = (devices: readonly AudioDevice[]): AudioDevice | null => {
  const real = devices.filter(isReal);
  const alias =
    devices.find((device) => device.id === 'default') ?? devices.find((d) => !isReal(d));
  if (!alias) return real[0] ?? null;
  const sameHardware = real.filter(
    (device) => alias.groupId !== '' && device.groupId === alias.groupId,
  );
  const sameName = (device: AudioDevice) =>
    device.label !== '' && alias.label.endsWith(device.label);
  const behind = sameHardware.find(sameName) ?? sameHardware[0] ?? real.find(sameName);
  if (behind) return behind;
  return real.length === 1 ? (real[0] ?? null) : alias;
};

const inGroup = (devices: readonly AudioDevice[], other: AudioDevice | null): AudioDevice | null =>
  other && other.groupId !== ''
    ? (devices.find((device) => device.groupId === other.groupId) ?? null)
    : null;

/**
 * Which device serves each role. The agent's order decides; where it says nothing, microphone and
 * speaker of one headset stay together, because a caller heard in the speakers of the screen comes
 * back through the headset's microphone. The ringer follows the system, so that it is heard.
 */
export const decideDevices = (report: DeviceReport, order: DeviceOrder): DeviceDecision => {
  const microphones = report.microphones.filter(isReal);
  const outputs = report.outputs.filter(isReal);
  const orderedMicrophone = byOrder(microphones, order.microphones);
  const orderedSpeaker = byOrder(outputs, order.speakers);
  const systemMicrophone = systemChoice(report.microphones);
  const systemSpeaker = systemChoice(report.outputs);

  const microphone =
    orderedMicrophone ??
    inGroup(microphones, orderedSpeaker) ??
    (orderedSpeaker || inGroup(outputs, systemMicrophone)
      ? systemMicrophone
      : (inGroup(microphones, systemSpeaker) ?? systemMicrophone));
  const speaker = orderedSpeaker ?? inGroup(outputs, microphone) ?? systemSpeaker;
  const ringer = byOrder(outputs, order.ringers) ?? systemSpeaker;
  return { microphone, speaker, ringer };
};
