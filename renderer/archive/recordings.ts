import Dexie from 'dexie';
import { fail, ok, type Result, type Unsubscribe } from '../kernel';
import type { Recording, RecordingShelf } from '../recording';
import { watch } from './changes';
import type { BookParts, InteractionReads } from './interaction-reads';
import { createTurns } from './session';
import type { StoredPart, StoredRecording } from './stored';

/** AES-GCM, 256 bits. Codes keychainMissing (none to keep it in) and keyLost (there was one, and it is gone). */
export type RecordingKey = () => Promise<Result<CryptoKey>>;

const place = (id: string) => ({ table: 'recordings' as const, id });
/** A part decrypts only at its own place. */
const bound = (recording: string, n: number) => new TextEncoder().encode(`${recording}/${n}`);

const newestFirst = (a: Recording, b: Recording) => b.startedAt - a.startedAt;

/** Recordings in the book's database; see the port. */
export const createRecordingShelf = (
  { database, session, changes, rows, blind, log }: BookParts,
  reads: InteractionReads,
  key: RecordingKey,
): RecordingShelf => {
  const inTurn = createTurns();
  /** How many parts each open recording has. */
  const counts = new Map<string, number>();
  const { recordings, recordingParts } = database;

  const partsOf = (id: string) =>
    recordingParts.where('[recording+n]').between([id, Dexie.minKey], [id, Dexie.maxKey]);
  const row = async (recording: Recording): Promise<StoredRecording> => ({
    id: recording.id,
    interaction: await blind('interaction', recording.interactionId),
    until: recording.keptUntil,
    sealed: await rows.seal(place(recording.id), recording),
  });
  const opened = async (stored: StoredRecording): Promise<Recording> =>
    (await rows.open(place(stored.id), stored.sealed)) as Recording;
  const told = ({ interactionId }: Recording) =>
    changes.tell({ kind: 'recording', interaction: interactionId });

  const put = (recording: Recording) =>
    session.write(async () => {
      await recordings.put(await row(recording));
      told(recording);
      return ok(null);
    });

  const encrypted = async (using: CryptoKey, id: string, part: Blob): Promise<StoredPart> => {
    const n = counts.get(id) ?? 0;
    counts.set(id, n + 1);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const clear = await part.arrayBuffer();
    const data = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: bound(id, n) },
      using,
      clear,
    );
    return { recording: id, n, iv, data };
  };

  const decrypted = async (using: CryptoKey, part: StoredPart): Promise<ArrayBuffer> =>
    crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: part.iv, additionalData: bound(part.recording, part.n) },
      using,
      part.data,
    );

  const drop = (stored: StoredRecording) =>
    database.transaction('rw', recordings, recordingParts, async () => {
      await partsOf(stored.id).delete();
      await recordings.delete(stored.id);
    });

  /** A desk that died in mid-recording left a part a second. */
  const closeLeftOpen = async (recording: Recording): Promise<void> => {
    if (recording.state !== 'open' || counts.has(recording.id)) return;
    const seconds = await partsOf(recording.id).count();
    await put({ ...recording, seconds, state: 'closed' });
  };

  return {
    begin: async (recording) => {
      const using = await key();
      if (!using.ok) return using;
      counts.set(recording.id, 0);
      return put(recording);
    },
    append: (id, part) =>
      inTurn(id, async () => {
        const using = await key();
        if (!using.ok) return using;
        return session.write(async () => {
          await recordingParts.put(await encrypted(using.value, id, part));
          return ok(null);
        });
      }),
    finish: (recording) =>
      inTurn(recording.id, async () => {
        const done = await put(recording);
        if (done.ok) counts.delete(recording.id);
        return done;
      }),
    watch: (interactionId: string, tell: (found: Recording[]) => void): Unsubscribe =>
      watch({
        changes,
        log,
        concerns: (change) => change.kind === 'recording' && change.interaction === interactionId,
        load: () =>
          session.read(async () => {
            const wanted = await blind('interaction', interactionId);
            const found = await recordings.where('interaction').equals(wanted).toArray();
            return (await Promise.all(found.map(opened))).toSorted(newestFirst);
          }),
        tell,
      }),
    sound: (id) =>
      session.write(async () => {
        const stored = await recordings.get(id);
        if (!stored) return fail('noRecording', 'storage');
        const using = await key();
        if (!using.ok) return using;
        const parts = await partsOf(id).toArray();
        const { mimeType } = await opened(stored);
        try {
          const clear = await Promise.all(parts.map((part) => decrypted(using.value, part)));
          return ok(new Blob(clear, { type: mimeType }));
        } catch {
          // Another key than the one it was made with: the keychain was emptied or the profile was moved.
          return fail('keyLost', 'storage');
        }
      }),
    remove: (id) =>
      inTurn(id, () =>
        session.write(async () => {
          const stored = await recordings.get(id);
          counts.delete(id);
          if (!stored) return ok(null);
          await drop(stored);
          told(await opened(stored));
          return ok(null);
        }),
      ),
    sweep: (now) =>
      session.write(async () => {
        let gone = 0;
        for (const stored of await recordings.toArray()) {
          const recording = await opened(stored);
          const orphan = (await reads.interaction(recording.interactionId)) === null;
          if (stored.until > now && !orphan) {
            await closeLeftOpen(recording);
            continue;
          }
          await drop(stored);
          told(recording);
          gone++;
        }
        return ok(gone);
      }),
  };
};
