export { createHeadsets, type Headsets } from './create-headsets';
export { createWebHid } from './web/web-hid';
export type { HeadsetButton, HeadsetLight } from './headset-map';
export type { CallPicture, HeadsetOrder } from './headset-step';
export type { HeadsetsDoor, HeadsetsSnapshot, HeadsetView } from './headsets-door';
