import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';

export interface JournalFile {
  readonly bytes: number;
  /** Resolves once the lines are on disk. */
  append(lines: readonly string[]): Promise<void>;
  /** Writes these lines to a new file, then removes the old one. */
  replaceWith(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Makes a new name in a folder survive a power cut. Windows cannot open folders and needs no such thing. */
const syncFolder = async (folder: string) => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
};

/** One run's file, opened at the first line. `nextName` names it, and its successor. */
export const createJournalFile = (folder: string, nextName: () => string): JournalFile => {
  let file: { handle: FileHandle; path: string; bytes: number } | null = null;
  let isTorn = false;

  const openNew = async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, nextName());
    const handle = await open(path, 'a', 0o600);
    await syncFolder(folder);
    return { handle, path, bytes: 0 };
  };

  const append = async (lines: readonly string[]) => {
    file ??= await openNew();
    const text = lines.map((line) => `${line}\n`).join('');
    // After a failed write half a line may stand there: the next one must not be glued to it.
    const bytes = Buffer.from(isTorn ? `\n${text}` : text);
    isTorn = true;
    await file.handle.appendFile(bytes);
    await file.handle.datasync();
    isTorn = false;
    file.bytes += bytes.length;
  };

  return {
    get bytes() {
      return file?.bytes ?? 0;
    },
    append,
    replaceWith: async (lines) => {
      const old = file;
      file = null;
      await append(lines);
      await old?.handle.close();
      if (old) await unlink(old.path);
    },
    close: async () => {
      await file?.handle.close();
      file = null;
    },
  };
};
