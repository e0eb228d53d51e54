import type { DeviceDecision, DeviceReport, Handlers, ResolvedSettings } from '@contract';
import type { Publish } from '../ipc/publish';
import { decideDevices } from '../policy/device-decision';
import type { SettingsSource } from '../service';

export interface DeviceChoice {
  report(report: DeviceReport): DeviceDecision;
}

interface Needs {
  settings: () => ResolvedSettings;
  onSettings: (heard: () => void) => void;
  decided: (decision: DeviceDecision) => void;
}

/** Answers what to use of what is plugged in, and says so again when the agent's order changes. */
export const createDeviceChoice = ({ settings, onSettings, decided }: Needs): DeviceChoice => {
  let last: { report: DeviceReport; decision: DeviceDecision } | null = null;
  const decide = (report: DeviceReport) => {
    const { 'audio.microphones': microphones, ...rest } = settings();
    return decideDevices(report, {
      microphones: microphones.value,
      speakers: rest['audio.speakers'].value,
      ringers: rest['audio.ringers'].value,
    });
  };
  onSettings(() => {
    if (!last) return;
    const decision = decide(last.report);
    const isSame = JSON.stringify(decision) === JSON.stringify(last.decision);
    last = { report: last.report, decision };
    if (!isSame) decided(decision);
  });
  return {
    report: (report) => {
      const decision = decide(report);
      last = { report, decision };
      return decision;
    },
  };
};

export const deviceService = (needs: { settings: SettingsSource; publish: Publish }) => {
  const { settings, publish } = needs;
  const devices = createDeviceChoice({
    settings: settings.read,
    onSettings: settings.onChanged,
    decided: (decision) => publish('devices.decided', decision),
  });
  return {
    answers: { 'devices.report': devices.report } satisfies Partial<Handlers>,
  };
};
