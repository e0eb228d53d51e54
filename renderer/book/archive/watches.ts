import type { CallRow, Interaction, InteractionId } from '../customers';
import type { Unsubscribe } from '../../kernel';
import { watch, withNote } from './changes';
import type { BookParts, InteractionReads } from './interaction-reads';

export const createInteractionWatches = (parts: BookParts, reads: InteractionReads) => {
  const { changes, session, log } = parts;
  return {
    watchInteraction: (id: InteractionId, tell: (row: Interaction | null) => void): Unsubscribe =>
      watch({
        changes,
        log,
        concerns: (change) => change.kind === 'interaction' && change.id === id,
        noted: (row, change) => (row?.id === change.id ? withNote(row, change) : row),
        load: () => session.read(() => reads.interaction(id)),
        tell,
      }),
    watchCalls: (limit: number, tell: (rows: CallRow[]) => void): Unsubscribe =>
      watch({
        changes,
        log,
        concerns: () => true,
        noted: (all, change) => {
          const place = all.findIndex(({ interaction }) => interaction.id === change.id);
          const before = all[place];
          const interaction = before && withNote(before.interaction, change);
          return before && interaction && interaction !== before.interaction
            ? all.with(place, { ...before, interaction })
            : all;
        },
        load: () => session.read(() => reads.calls(limit)),
        tell,
      }),
  };
};
