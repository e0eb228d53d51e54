import type { DeskBridge, JournalEntry, JournalReplay, SettledState } from '@contract';
import type { Log } from '../../kernel';

/** What the main process's journal holds beside the book until the book has it. */
export interface JournalCopy {
  /** Whether it is on disk there. */
  keep(entry: JournalEntry): Promise<boolean>;
  /** What nobody has settled; null when that cannot be read. */
  replay(): Promise<JournalReplay | null>;
  /** The book has these: the journal need not keep them. */
  settle(states: readonly SettledState[]): void;
}

/** Where there is none. */
export const noJournal: JournalCopy = {
  keep: () => Promise.resolve(false),
  replay: () => Promise.resolve({ entries: [], whole: true }),
  settle: () => undefined,
};

export const createJournalCopy = (bridge: DeskBridge, log: Log): JournalCopy => ({
  keep: async (entry) => (await bridge.ask('journal.append', entry)).ok,
  replay: async () => {
    const answer = await bridge.ask('journal.replay', null);
    if (answer.ok) return answer.value;
    log('error', `journal not read: ${answer.code}`);
    return null;
  },
  settle: (states) => {
    const tell = async () => {
      const told = await bridge.ask('journal.settled', [...states]);
      if (!told.ok) log('warn', `journal not settled: ${told.code}`);
    };
    tell().catch((error: unknown) => log('warn', `journal not settled: ${String(error)}`));
  },
});
