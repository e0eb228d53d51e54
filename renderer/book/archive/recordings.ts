import { fail, ok } from '../../kernel';
import type { Recording, RecordingStorage, SweepRules } from '../../model/recording';
import { byRetention } from '../../model/retention';
import { watch } from './changes';
import type { BookParts, InteractionReads } from './interaction-reads';
import { createRecordingSound, type RecordingKey } from './recording-sound';
import { createTurns } from './session';
import type { StoredRecording } from './row-codec';

const newestFirst = (a: Recording, b: Recording) => b.startedAt - a.startedAt;

const createRecordingRows = ({ database, session, changes, rows, blind }: BookParts) => {
  const place = (id: string) => ({ table: 'recordings' as const, id });
  const told = ({ interactionId }: Recording) =>
    changes.tell({ kind: 'recording', interaction: interactionId });
  return {
    told,
    opened: async (stored: StoredRecording): Promise<Recording> =>
      (await rows.open(place(stored.id), stored.sealed)) as Recording,
    put: (recording: Recording) =>
      session.write(async () => {
        await database.recordings.put({
          id: recording.id,
          interaction: await blind('interaction', recording.interactionId),
          until: recording.keptUntil,
          sealed: await rows.seal(place(recording.id), recording),
        });
        told(recording);
        return ok(null);
      }),
  };
};

/** What goes, and what stays and how. */
const createSweep = (
  { database }: BookParts,
  reads: InteractionReads,
  { told, opened, put }: ReturnType<typeof createRecordingRows>,
  sound: ReturnType<typeof createRecordingSound>,
) => {
  const { recordings, recordingParts } = database;
  const drop = async (stored: StoredRecording) => {
    sound.close(stored.id);
    await database.transaction('rw', recordings, recordingParts, async () => {
      await sound.drop(stored.id);
      await recordings.delete(stored.id);
    });
    told(await opened(stored));
  };

  /** A desk that died in mid-recording left a part a second. */
  const closeLeftOpen = async (recording: Recording): Promise<void> => {
    if (recording.state !== 'open' || sound.isOpen(recording.id)) return;
    await put({ ...recording, seconds: await sound.count(recording.id), state: 'closed' });
  };

  const stays = async (stored: StoredRecording, rules: SweepRules): Promise<boolean> => {
    const { now, retentionDays, isGone } = rules;
    const recording = await opened(stored);
    const { interactionId } = recording;
    // Asked before the book is: what is on its way there is not missed on both sides.
    const isNobodys = await isGone(interactionId);
    if (isNobodys && (await reads.interaction(interactionId)) === null) return false;
    const kept = now === null ? recording : byRetention(recording, retentionDays, now);
    if (now !== null && kept.keptUntil <= now) return false;
    if (kept !== recording && recording.state === 'closed') await put(kept);
    await closeLeftOpen(kept);
    return true;
  };
  return { drop, stays };
};

/** Recordings in the book's database; see the port. */
export const createRecordingStorage = (
  parts: BookParts,
  reads: InteractionReads,
  key: RecordingKey,
): RecordingStorage => {
  const { database, session, changes, blind, log } = parts;
  const { recordings } = database;
  const recordingRows = createRecordingRows(parts);
  const { opened, put } = recordingRows;
  const sound = createRecordingSound(database, key);
  const { drop, stays } = createSweep(parts, reads, recordingRows, sound);
  const inTurn = createTurns();

  return {
    begin: (recording) =>
      session.write(async () => {
        const opening = await sound.open(recording.id);
        return opening.ok ? put(recording) : opening;
      }),
    append: (id, part) => inTurn(id, () => session.write(() => sound.add(id, part))),
    finish: (recording) =>
      inTurn(recording.id, async () => {
        const done = await put(recording);
        if (done.ok) sound.close(recording.id);
        return done;
      }),
    watch: (interactionId, tell) =>
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
        return sound.read(id, (await opened(stored)).mimeType);
      }),
    remove: (id) =>
      inTurn(id, () =>
        session.write(async () => {
          const stored = await recordings.get(id);
          if (stored) await drop(stored);
          return ok(null);
        }),
      ),
    sweep: (rules) =>
      session.write(async () => {
        let gone = 0;
        for (const stored of await recordings.toArray()) {
          if (await stays(stored, rules)) continue;
          await drop(stored);
          gone++;
        }
        return ok(gone);
      }),
  };
};
