export type { Recording, RecordingStorage, SweepRules } from '../../model/recording';
export type { RecordingFault, RecordingState } from './recording';
export type { RecordingsDoor, RecordingsSnapshot } from './recording-door';
export { createRecordingFlow, type RecordingFlow, type RecordingFlowParts } from './recording-flow';
export { type BelievedClock, isBelieved, lookAtClock } from './believed-clock';
export type { SoundRecorder } from './recording-ports';
export { createWebRecorder } from './web/web-recorder';
