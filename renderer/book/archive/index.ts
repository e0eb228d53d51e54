export { type BookOptions, createBook } from './book';
export { createBookMark } from './book-mark';
export { createMarkFile } from './mark-file';
export type { RecordingKey } from './recording-sound';
export { createDiskRoom } from './disk-room';
