/** Only a worker may write a file of the origin's private file system without a copy of it. */
import type { RoomOrder, RoomReply } from './disk-space';
import { type Room, type RoomDeed, roomDeeds, reserveFile, type SyncFile } from './reserve-file';

const open = async (): Promise<SyncFile> => {
  const folder = await navigator.storage.getDirectory();
  const entry: unknown = await folder.getFileHandle(reserveFile.name, { create: true });
  return (entry as { createSyncAccessHandle(): Promise<SyncFile> }).createSyncAccessHandle();
};
let opened: Promise<SyncFile> | null = null;
const file = (): Promise<SyncFile> => {
  opened ??= open().catch((error: unknown) => {
    // The window before this one may still hold it.
    opened = null;
    throw error;
  });
  return opened;
};

const obey = async (deed: RoomDeed): Promise<Room> => {
  try {
    return roomDeeds[deed](await file());
  } catch {
    return 'unknown';
  }
};

let last: Promise<unknown> = Promise.resolve();
self.addEventListener('message', ({ data }: MessageEvent<RoomOrder>) => {
  // One after the other, as they were given.
  last = last.then(async () => {
    self.postMessage({ key: data.key, room: await obey(data.deed) } satisfies RoomReply);
  });
});
