import type { CallRow, Interaction, InteractionId } from '../customers';
import type { Unsubscribe } from '../../kernel';
import { watch } from './changes';
import type { BookParts, InteractionReads } from './interaction-reads';

export const createInteractionWatches = (parts: BookParts, reads: InteractionReads) => {
  const { changes, session, log } = parts;
  return {
    watchInteraction: (id: InteractionId, tell: (row: Interaction | null) => void): Unsubscribe =>
      watch({
        changes,
        log,
        concerns: (change) => change.kind === 'interaction' && change.id === id,
        load: () => session.read(() => reads.interaction(id)),
        tell,
      }),
    watchCalls: (limit: number, tell: (rows: CallRow[]) => void): Unsubscribe =>
      watch({
        changes,
        log,
        concerns: () => true,
        load: () => session.read(() => reads.calls(limit)),
        tell,
      }),
  };
};
