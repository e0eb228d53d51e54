export { createBook } from './book';
export type { RecordingKey } from './recording-sound';
