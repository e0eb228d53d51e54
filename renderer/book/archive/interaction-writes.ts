import type { Interaction, InteractionId } from '../customers';
import { fail, ok, type Result } from '../../kernel';
import { changedAttributes } from '../../model/attributes';
import type { BookChange } from './changes';
import type { BookParts, Found, InteractionReads } from './interaction-reads';
import { readRecord, wholeRecord, withRecord } from './kept-record';
import { createTurns } from './session';
import { tableOf } from './row-codec';

type Failed = ReturnType<typeof fail>;
type Patch = Partial<Omit<Interaction, 'id'>>;

const patched = (before: Interaction, patch: Patch): Interaction => ({
  ...before,
  ...patch,
  ...(patch.attributes
    ? { attributes: changedAttributes(before.attributes, patch.attributes) }
    : {}),
});

const changeOf = (after: Interaction, before: Interaction | null): BookChange => ({
  kind: 'interaction',
  id: after.id,
  customers: [...new Set([after.customerId, before?.customerId ?? null])],
});

/** Null: it is there already. */
const newerNote = (before: Interaction, note: string, at: number): Interaction | null | Failed => {
  const stored = before.noteSavedAt ?? 0;
  if (at > stored) return { ...before, note, noteSavedAt: at };
  return at === stored && note === before.note ? null : fail('noteOutdated', 'storage');
};

export const createInteractionWrites = (parts: BookParts, reads: InteractionReads) => {
  const { database, session, changes, rows } = parts;
  const inTurn = createTurns();

  /** False when the row changed since it was read. */
  const replace = async (found: Found, after: Interaction): Promise<boolean> => {
    const target = tableOf(after);
    const row = await rows.interactionRow(after);
    const tables = [...new Set([found.table, target])].map((name) => database[name]);
    return database.transaction('rw', tables, async () => {
      const current = await database[found.table].get(after.id);
      if (current?.revision !== found.row.revision) return false;
      if (found.table !== target) await database[found.table].delete(after.id);
      await database[target].put(row);
      return true;
    });
  };

  /** Reads, changes and writes back; starts over when somebody else wrote in between. */
  const change = (
    id: InteractionId,
    edit: (interaction: Interaction) => Interaction | null | Failed,
    news: (after: Interaction, before: Interaction) => BookChange = changeOf,
  ): Promise<Result<null>> =>
    inTurn(id, () =>
      session.write(async () => {
        for (let attempt = 0; attempt < 10; attempt++) {
          const found = await reads.find(id);
          if (!found) return fail('noInteraction', 'storage');
          const before = await rows.interaction(found.table, found.row);
          const after = edit(before);
          if (!after) return ok(null);
          if ('ok' in after) return after;
          if (await replace(found, after)) {
            changes.tell(news(after, before));
            return ok(null);
          }
        }
        return fail('bookFailed', 'storage', 'kept changing');
      }),
    );

  const saveInteraction = (interaction: Interaction): Promise<Result<null>> =>
    inTurn(interaction.id, () =>
      session.write(async () => {
        const row = await rows.interactionRow(interaction);
        const { interactions, openInteractions } = database;
        if (tableOf(interaction) === 'openInteractions') await openInteractions.put(row);
        else {
          await database.transaction('rw', interactions, openInteractions, async () => {
            await openInteractions.delete(row.id);
            await interactions.put(row);
          });
        }
        changes.tell(changeOf(interaction, null));
        return ok(null);
      }),
    );
  return {
    saveInteraction,
    patchInteraction: (id: InteractionId, patch: Patch) =>
      change(id, (interaction) => patched(interaction, patch)),
    saveNote: (id: InteractionId, note: string, at: number) =>
      change(
        id,
        (interaction) => newerNote(interaction, note, at),
        () => ({ kind: 'note', id, note, at }),
      ),
    restoreInteraction: async (id: InteractionId, record: string): Promise<Result<null>> => {
      const read = readRecord(record);
      if (!read.ok) return read;
      const brought = await change(id, (before) => withRecord(before, read.value));
      if (brought.ok || brought.fault.code !== 'noInteraction') return brought;
      const whole = wholeRecord(id, read.value);
      return whole ? saveInteraction(whole) : brought;
    },
  };
};
