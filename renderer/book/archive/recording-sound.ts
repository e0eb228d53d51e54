import Dexie from 'dexie';
import { fail, ok, type Result } from '../../kernel';
import type { BookDatabase } from './database';
import type { StoredPart } from './row-codec';

/**
 * AES-GCM, 256 bits. `mayMake`: nothing was recorded with an earlier one, which may only be out of reach for now
 * and must not be written over. Codes keychainMissing (none to keep it in), keyLost (there was one, and it is gone).
 */
export type RecordingKey = (mayMake: boolean) => Promise<Result<CryptoKey>>;

/** A part decrypts only at its own place. */
const bound = (recording: string, n: number) => new TextEncoder().encode(`${recording}/${n}`);

/** The encrypted sound of recordings, part by part. */
export const createRecordingSound = (
  { recordings, recordingParts }: BookDatabase,
  key: RecordingKey,
) => {
  /** How many parts each open recording has. */
  const counts = new Map<string, number>();
  const partsOf = (id: string) =>
    recordingParts.where('[recording+n]').between([id, Dexie.minKey], [id, Dexie.maxKey]);

  const encrypted = async (using: CryptoKey, id: string, part: Blob): Promise<StoredPart> => {
    const n = counts.get(id) ?? 0;
    counts.set(id, n + 1);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const additionalData = bound(id, n);
    const clear = await part.arrayBuffer();
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, using, clear);
    return { recording: id, n, iv, data };
  };

  const decrypted = (using: CryptoKey, { recording, n, iv, data }: StoredPart) =>
    crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: bound(recording, n) },
      using,
      data,
    );

  return {
    open: async (id: string): Promise<Result<null>> => {
      const using = await key((await recordings.count()) === 0);
      if (!using.ok) return using;
      counts.set(id, 0);
      return ok(null);
    },
    isOpen: (id: string) => counts.has(id),
    close: (id: string) => void counts.delete(id),
    count: (id: string) => partsOf(id).count(),
    drop: (id: string) => partsOf(id).delete(),
    add: async (id: string, part: Blob): Promise<Result<null>> => {
      const using = await key(false);
      if (!using.ok) return using;
      // Begun before this book was opened: its parts are never written over.
      if (!counts.has(id)) counts.set(id, await partsOf(id).count());
      await recordingParts.put(await encrypted(using.value, id, part));
      return ok(null);
    },
    read: async (id: string, type: string): Promise<Result<Blob>> => {
      const using = await key(false);
      if (!using.ok) return using;
      const parts = await partsOf(id).toArray();
      try {
        const clear = await Promise.all(parts.map((part) => decrypted(using.value, part)));
        return ok(new Blob(clear, { type }));
      } catch {
        // Another key than the one it was made with: the keychain was emptied or the profile was moved.
        return fail('keyLost', 'storage');
      }
    },
  };
};
