import type { Interaction, InteractionId } from '../customers';
import { fail, ok, type Result } from '../../kernel';
import type { BookParts, Found, InteractionReads } from './interaction-reads';
import { createTurns } from './session';
import { tableOf } from './row-codec';

type Failed = ReturnType<typeof fail>;

export const createInteractionWrites = (parts: BookParts, reads: InteractionReads) => {
  const { database, session, changes, rows } = parts;
  const inTurn = createTurns();
  const tell = (after: Interaction, before: Interaction | null) =>
    changes.tell({
      kind: 'interaction',
      id: after.id,
      customers: [...new Set([after.customerId, before?.customerId ?? null])],
    });

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
            tell(after, before);
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
        tell(interaction, null);
        return ok(null);
      }),
    );
  return {
    saveInteraction,
    patchInteraction: (id: InteractionId, patch: Partial<Omit<Interaction, 'id'>>) =>
      change(id, (interaction) => ({ ...interaction, ...patch, id })),
    saveNote: (id: InteractionId, note: string, at: number) =>
      change(id, (interaction) => {
        const stored = interaction.noteSavedAt ?? 0;
        if (at > stored) return { ...interaction, note, noteSavedAt: at };
        const isThere = at === stored && note === interaction.note;
        return isThere ? null : fail('noteOutdated', 'storage');
      }),
    restoreInteraction: async (id: InteractionId, record: string): Promise<Result<null>> => {
      const { readRecord, wholeRecord, withRecord } = await import('./kept-record');
      const read = readRecord(record);
      if (!read.ok) return read;
      const brought = await change(id, (before) => withRecord(before, read.value));
      if (brought.ok || brought.fault.code !== 'noInteraction') return brought;
      const whole = wholeRecord(id, read.value);
      return whole ? saveInteraction(whole) : brought;
    },
  };
};
