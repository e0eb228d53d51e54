export { type BookOptions, createBook } from './book';
export type { RecordingKey } from './recording-sound';
export { createDiskRoom } from './disk-room';
