/** What a headset's button asks for (USB HID Usage Tables 1.5, pages 0x09, 0x0B and 0x0C). */
export const headsetButtons = [
  'hook',
  'mute',
  'flash',
  'redial',
  'reject',
  'drop',
  'volumeUp',
  'volumeDown',
] as const;
export type HeadsetButton = (typeof headsetButtons)[number];

/** What a headset can show (page 0x08, and the ringer of page 0x0B). */
export const headsetLights = [
  'offHook',
  'ring',
  'mute',
  'hold',
  'microphone',
  'message',
  'speaker',
  'online',
  'ringer',
] as const;
export type HeadsetLight = (typeof headsetLights)[number];
