import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';

export interface JournalFile {
  readonly bytes: number;
  /** Resolves once the lines are on disk. */
  append(lines: readonly string[]): Promise<void>;
  /** Writes these lines to a new file, then removes the old one. No lines: no file. What fails leaves the old one. */
  replaceWith(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

interface OpenFile {
  handle: FileHandle;
  path: string;
  bytes: number;
  /** After a failed write half a line may stand there: the next one must not be glued to it. */
  isTorn: boolean;
}

/** Makes a new name in a folder survive a power cut. Windows cannot open folders and needs no such thing. */
const syncFolder = async (folder: string) => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
};

const write = async (file: OpenFile, lines: readonly string[]) => {
  const text = lines.map((line) => `${line}\n`).join('');
  const bytes = Buffer.from(file.isTorn ? `\n${text}` : text);
  file.isTorn = true;
  await file.handle.appendFile(bytes);
  await file.handle.datasync();
  file.isTorn = false;
  file.bytes += bytes.length;
};

const discard = async ({ handle, path }: OpenFile) => {
  await handle.close();
  await unlink(path);
};

/** One run's file, opened at the first line. `nextName` names it, and its successor. */
export const createJournalFile = (folder: string, nextName: () => string): JournalFile => {
  let file: OpenFile | null = null;

  const openNew = async (): Promise<OpenFile> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, nextName());
    const handle = await open(path, 'a', 0o600);
    await syncFolder(folder);
    return { handle, path, bytes: 0, isTorn: false };
  };
  const written = async (lines: readonly string[]): Promise<OpenFile> => {
    const next = await openNew();
    try {
      await write(next, lines);
      return next;
    } catch (error) {
      await discard(next);
      throw error;
    }
  };

  return {
    get bytes() {
      return file?.bytes ?? 0;
    },
    append: async (lines) => {
      file ??= await openNew();
      await write(file, lines);
    },
    replaceWith: async (lines) => {
      const old = file;
      file = lines.length > 0 ? await written(lines) : null;
      if (old) await discard(old);
    },
    close: async () => {
      await file?.handle.close();
      file = null;
    },
  };
};
