export { type BookOptions, createBook } from './book';
export { createBookMarker } from './book-marker';
export { createMarkerFile } from './marker-file';
export type { RecordingKey } from './recording-sound';
export { createDiskSpace } from './disk-space';
