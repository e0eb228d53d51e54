export * from './audio-door';
export type { AudioSettings } from './microphone';
export * from './call-audio';
export { type Audio, type AudioOptions, createAudio } from './create-audio';
export type { MediaPort, MicrophonePermission } from './audio-ports';
export * from './ringer';
export { quietDetector, silenceStep, speakingStep } from './voice-detectors';
