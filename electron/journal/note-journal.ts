import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { journalEntry, type JournalEntry } from '@contract';
import { Fault, systemCode } from '../ipc/fault';
import type { LogPort } from '../platform/ports';
import { createJournalFile } from './journal-file';

export interface NoteJournal {
  /** Resolves once the entry is on disk. */
  append(entry: JournalEntry): Promise<void>;
  /** What earlier runs left, newest per interaction. Empty from the second reading on. */
  replay(): Promise<JournalEntry[]>;
  /** The page crashed: the next replay also gives what this run has written. */
  pageLost(): void;
  /** The earlier runs' files may go. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

interface Needs {
  folder: string;
  log: LogPort;
  now?: () => number;
  /** What each line passes on its way to disk and back. Identity until stored data is encrypted. */
  seal?: (text: string) => string;
  open?: (text: string) => string;
  /** A file longer than this is replaced by one with the newest states alone. */
  maxBytes?: number;
}

interface Waiting {
  entry: JournalEntry;
  done: () => void;
  failed: (fault: Fault) => void;
}

const identity = (text: string) => text;
const keptFor = 24 * 3600 * 1000;

/** A later state of the same instant is the one that was typed last. */
const keepNewest = (newest: Map<string, JournalEntry>, entry: JournalEntry) => {
  const known = newest.get(entry.interactionId);
  if (!known || entry.at >= known.at) newest.set(entry.interactionId, entry);
};

const faultFor = (error: unknown): Fault => {
  const code = systemCode(error);
  return new Fault(code === 'ENOSPC' || code === 'EDQUOT' ? 'diskFull' : 'journalFailed', code);
};

/** Reads one run's file. A line torn by a crash costs that line alone. */
const readRun = async (path: string, unseal: (text: string) => string, log: LogPort) => {
  const entries: JournalEntry[] = [];
  let lost = 0;
  for (const text of (await readFile(path, 'utf8')).split('\n')) {
    if (text === '') continue;
    try {
      entries.push(journalEntry.parse(JSON.parse(unseal(text))));
    } catch {
      lost += 1;
    }
  }
  if (lost > 0) log.write('warn', `note journal: ${lost} unreadable line(s) left out`);
  return entries;
};

const createQueue = (needs: Needs, nameOf: (part: number) => string) => {
  const { folder, log, now = Date.now, seal = identity } = needs;
  const maxBytes = needs.maxBytes ?? 16 * 1024 * 1024;
  let part = 0;
  const file = createJournalFile(folder, () => nameOf((part += 1)));
  const newest = new Map<string, JournalEntry>();
  let waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;
  const line = (entry: JournalEntry) => seal(JSON.stringify(entry));

  const compact = async () => {
    if (file.bytes <= maxBytes) return;
    for (const [id, entry] of newest) if (entry.at < now() - keptFor) newest.delete(id);
    await file.replaceWith([...newest.values()].map(line));
  };
  // What arrives during a write goes to disk together with the next one.
  const drain = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await file.append(batch.map(({ entry }) => line(entry)));
        for (const { entry } of batch) keepNewest(newest, entry);
        for (const { done } of batch) done();
        await compact();
      } catch (error) {
        const fault = faultFor(error);
        log.write('error', `the note journal cannot be written: ${fault.message}`);
        // Those that are already confirmed do not hear this any more.
        for (const { failed } of batch) failed(fault);
      }
    }
    writing = null;
  };
  return {
    newest,
    append: (entry: JournalEntry) =>
      new Promise<void>((done, failed) => {
        waiting.push({ entry, done, failed });
        writing ??= drain();
      }),
    close: async () => {
      await writing;
      await file.close();
    },
  };
};

/**
 * The safety net behind the book: one file per run, one JSON line per saved state, forced to disk
 * before it is confirmed.
 */
export const createNoteJournal = (needs: Needs): NoteJournal => {
  const { folder, log, now = Date.now, open = identity } = needs;
  const started = `notes-${now()}-${process.pid}-`;
  const queue = createQueue(needs, (part) => `${started}${part}.jsonl`);
  let earlier: string[] | null = null;
  let wasPageLost = false;

  const readEarlier = async (newest: Map<string, JournalEntry>) => {
    // No folder: nothing was ever written.
    const names = await readdir(folder).catch(() => []);
    earlier = names.filter((name) => /^notes-.*\.jsonl$/.test(name) && !name.startsWith(started));
    for (const name of earlier)
      for (const entry of await readRun(join(folder, name), open, log)) keepNewest(newest, entry);
  };

  return {
    append: queue.append,
    pageLost: () => {
      wasPageLost = true;
    },
    replay: async () => {
      const newest = new Map<string, JournalEntry>();
      if (!earlier) await readEarlier(newest);
      if (wasPageLost) for (const entry of queue.newest.values()) keepNewest(newest, entry);
      wasPageLost = false;
      return [...newest.values()];
    },
    settled: async () => {
      const names = earlier ?? [];
      earlier = [];
      for (const name of names) await unlink(join(folder, name));
    },
    close: queue.close,
  };
};
