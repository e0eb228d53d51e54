export { type BookOptions, createBook } from './book';
export { createBookMark } from './book-mark';
export type { RecordingKey } from './recording-sound';
export { createDiskRoom } from './disk-room';
