import type { MarkStore } from './book-marker';

/**
 * A file of the origin's own (WHATWG File System): unlike the browser's local storage, which is written up to a
 * minute later, it is on the disk when the write is done.
 */
export const createMarkerFile = (name: string): MarkStore => {
  const file = async (create: boolean) =>
    (await navigator.storage.getDirectory()).getFileHandle(name, { create });
  return {
    read: async () => {
      try {
        return await (await (await file(false)).getFile()).text();
      } catch (error) {
        if (error instanceof DOMException && error.name === 'NotFoundError') return null;
        throw error;
      }
    },
    write: async (value) => {
      const stream = await (await file(true)).createWritable();
      await stream.write(value);
      await stream.close();
    },
  };
};
