import type { Interaction, InteractionId } from '../customers';
import { ok, type Result } from '../../kernel';
import type { BookParts } from './interaction-reads';

/** Ended when it last gave a sign of life: nobody knows how long the call went on. */
const interrupted = (interaction: Interaction): Interaction => ({
  ...interaction,
  state: 'interrupted',
  endedAt: Math.max(interaction.startedAt, interaction.noteSavedAt ?? 0),
  call: interaction.call && { ...interaction.call, endReason: 'interrupted', endedBy: null },
});

/** What an earlier run left open, when the desk died, is over. */
export const createInterruption = ({ database, session, changes, rows }: BookParts) => ({
  closeInterrupted: (
    ofThisRun: (id: InteractionId) => boolean | Promise<boolean>,
  ): Promise<Result<InteractionId[]>> =>
    session.write(async () => {
      const open = await database.openInteractions.toArray();
      const now = await Promise.all(open.map(async ({ id }) => ofThisRun(id)));
      const left = open.filter((_, place) => now[place] === false);
      const closed = await Promise.all(
        left.map(async (row) => {
          const after = interrupted(await rows.interaction('openInteractions', row));
          return { before: row, row: await rows.interactionRow(after), after };
        }),
      );
      const { interactions, openInteractions } = database;
      const done = await database.transaction('rw', interactions, openInteractions, async () => {
        const kept: Interaction[] = [];
        for (const { before, row, after } of closed) {
          const current = await openInteractions.get(before.id);
          if (current?.revision === before.revision) {
            await openInteractions.delete(before.id);
            await interactions.put(row);
            kept.push(after);
          }
        }
        return kept;
      });
      for (const { id, customerId } of done) {
        changes.tell({ kind: 'interaction', id, customers: [customerId] });
      }
      return ok(done.map(({ id }) => id));
    }),
});
