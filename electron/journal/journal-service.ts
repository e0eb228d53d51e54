import { join } from 'node:path';
import type { Handlers } from '@contract';
import type { LogPort, Platform } from '../platform/ports';
import { createNoteJournal } from './note-journal';

interface Needs {
  platform: Pick<Platform, 'app'>;
  log: LogPort;
}

export const journalService = ({ platform, log }: Needs) => {
  const journal = createNoteJournal({ folder: join(platform.app.dataFolder, 'journal'), log });
  return {
    answers: {
      'journal.append': (entry) => journal.append(entry).then(() => null),
      'journal.replay': () => journal.replay(),
      'journal.settled': (states) => journal.settled(states).then(() => null),
    } satisfies Partial<Handlers>,
    end: () => {
      void journal.close().catch((error: unknown) => log.write('error', String(error)));
    },
  };
};
