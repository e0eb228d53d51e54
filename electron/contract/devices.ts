import { z } from 'zod/mini';
import { ask, tell } from './channel';

export const audioDevice = z.object({
  id: z.string(),
  /** Devices of one piece of hardware share it. */
  groupId: z.string(),
  label: z.string(),
});
export type AudioDevice = z.infer<typeof audioDevice>;

export const deviceReport = z.object({
  microphones: z.array(audioDevice).check(z.maxLength(100)),
  outputs: z.array(audioDevice).check(z.maxLength(100)),
});
export type DeviceReport = z.infer<typeof deviceReport>;

/** Which device serves each role. Null: there is none. Ids are those of the report. */
export const deviceDecision = z.object({
  microphone: z.nullable(audioDevice),
  speaker: z.nullable(audioDevice),
  ringer: z.nullable(audioDevice),
});
export type DeviceDecision = z.infer<typeof deviceDecision>;

export const deviceChannels = {
  /** The renderer says what is plugged in; main answers with what to use, by the agent's order. */
  'devices.report': ask(deviceReport, deviceDecision),
  /** The decision changed because the order did. */
  'devices.decided': tell(deviceDecision),
};
