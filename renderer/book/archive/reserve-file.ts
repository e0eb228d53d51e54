/** File System standard, section 2.7 (FileSystemSyncAccessHandle): as much of it as is needed. Throws where there is no room. */
export interface SyncFile {
  getSize(): number;
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
}

/** Room is still kept, or was made now; it was given away, for the disk is full; there is none; no file can be kept. */
export type Room = 'kept' | 'made' | 'given' | 'none' | 'unknown';

export const reserveFile = { name: 'room-for-the-book', bytes: 32 * 1024 * 1024 } as const;
const blockBytes = 1024 * 1024;
/** More than a write of the book and what the store does after it. */
const spareBytes = 8 * blockBytes;

/** How long the file is says what is the matter, also after the desk has died: no other place is sure on a full disk. */
const tornWhole = reserveFile.bytes - 1;
const tornGiven = 1;

/** Not zeros: some file systems take no room for those. */
const makeBlock = (): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(blockBytes);
  for (let at = 0; at < blockBytes; at += 65_536)
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};
let block: Uint8Array<ArrayBuffer> | null = null;

/** Whether `bytes` more could be written; nothing is left of them. */
const fits = (file: SyncFile, bytes: number, keep: boolean): boolean => {
  const from = file.getSize();
  block ??= makeBlock();
  let done = false;
  try {
    for (let at = 0; at < bytes; at += blockBytes)
      if (file.write(block, { at: from + at }) < blockBytes) return false;
    if (keep) file.flush();
    done = true;
    return true;
  } catch {
    return false;
  } finally {
    if (!done || !keep) file.truncate(from);
  }
};

export const isTorn = (size: number): boolean => size === tornWhole || size === tornGiven;

/** What the desk does with the file that keeps room for the book. */
export const roomDeeds = {
  /** Before a write. On a full disk the kept room is given away, once. */
  check: (file: SyncFile): Room => {
    const whole = file.getSize() >= reserveFile.bytes;
    if (fits(file, spareBytes, false)) return whole ? 'kept' : 'made';
    if (!whole) return 'none';
    file.truncate(0);
    file.flush();
    return 'given';
  },
  keep: (file: SyncFile): Room => {
    const size = file.getSize();
    if (size >= reserveFile.bytes || isTorn(size)) return 'kept';
    file.truncate(0);
    // Not the last room that there is.
    if (!fits(file, reserveFile.bytes + spareBytes, false)) return 'none';
    return fits(file, reserveFile.bytes, true) ? 'made' : 'none';
  },
  /** A write was broken off. Takes no room and gives none, as somebody may still write. */
  tear: (file: SyncFile): Room => {
    if (file.getSize() >= reserveFile.bytes) file.truncate(tornWhole);
    // Made longer, a file takes no block.
    else file.truncate(tornGiven);
    file.flush();
    return 'kept';
  },
  /** Room to mend what was torn. */
  give: (file: SyncFile): Room => {
    const had = file.getSize() >= tornWhole;
    file.truncate(had ? tornGiven : Math.min(file.getSize(), tornGiven));
    const there = had || fits(file, reserveFile.bytes, false);
    file.flush();
    return there ? 'given' : 'none';
  },
  mended: (file: SyncFile): Room => {
    file.truncate(0);
    file.flush();
    return 'given';
  },
} as const;

export type RoomDeed = keyof typeof roomDeeds;
