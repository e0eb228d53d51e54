export type { Recording, RecordingFault, RecordingState } from './recording';
export type { RecordingsDoor, RecordingsSnapshot } from './recording-door';
export { createRecordingFlow, type RecordingFlow, type RecordingFlowParts } from './recording-flow';
export { type BelievedClock, isBelieved, lookAtClock } from './believed-clock';
export { byRetention } from './retention';
export type { RecordingShelf, SoundRecorder, SweepRules } from './recording-ports';
export { createWebRecorder } from './web/web-recorder';
