export { createDiskSpace } from '../archive/disk-space';
export { createRemoteBook, lockReleased } from './remote-book';
