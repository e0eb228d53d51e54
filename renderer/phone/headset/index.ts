export type { Headsets } from './create-headsets';
export { headsetOf, soundOf } from './headset-devices';
export {
  createHeadsetSound,
  type Following,
  type HeadsetChosen,
  type HeadsetSoundDoor,
} from './headset-sound';
export type { HeadsetTrial } from './headset-trial';
export * from './headset-names';
export type { CallPicture, HeadsetOrder } from './headset-step';
export type {
  HeadsetsDoor,
  HeadsetsSnapshot,
  HeadsetView,
  LessonView,
  UnknownHeadset,
} from './headsets-door';
