import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { journalEntry, type JournalEntry, type JournalReplay, type SettledState } from '@contract';
import { createTurns } from '../ipc/turns';
import { Fault, systemCode } from '../ipc/fault';
import type { LogPort } from '../platform/ports';
import { createJournalFile } from './journal-file';

export interface NoteJournal {
  /** Resolves once the entry is on disk. */
  append(entry: JournalEntry): Promise<void>;
  /** The newest state of everything that is not settled, of earlier runs and of this one. */
  replay(): Promise<JournalReplay>;
  /** The book has these states: they leave the disk, and with them what they have replaced. */
  settled(states: readonly SettledState[]): Promise<void>;
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
  /** Soon, but not with every letter. */
  later?: (run: () => void) => void;
}

interface Waiting {
  entry: JournalEntry;
  done: () => void;
  failed: (fault: Fault) => void;
}

const identity = (text: string) => text;
const tidyAfterMs = 3000;
const inSomeSeconds = (run: () => void) => void setTimeout(run, tidyAfterMs).unref();

const keyOf = (entry: JournalEntry) =>
  `${'note' in entry ? 'note' : 'record'} ${entry.interactionId}`;

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

/** The files that earlier runs left. Each is read once, and goes when what it held is in this run's file. */
const createEarlierRuns = ({ folder, log, open = identity }: Needs, own: string) => {
  let unread: string[] | null = null;
  let read: string[] = [];
  const look = async (): Promise<string[] | null> => {
    try {
      const names = await readdir(folder);
      return names.filter((name) => /^notes-.*\.jsonl$/.test(name) && !name.startsWith(own));
    } catch (error) {
      // No folder: nothing was ever written.
      if (systemCode(error) === 'ENOENT') return [];
      log.write('error', `note journal: its folder cannot be read now: ${String(error)}`);
      return null;
    }
  };
  return {
    /** False when something could not be read: that is tried again the next time. */
    read: async (take: (entry: JournalEntry) => void): Promise<boolean> => {
      unread ??= await look();
      const refused: string[] = [];
      for (const name of unread ?? []) {
        try {
          for (const entry of await readRun(join(folder, name), open, log)) take(entry);
          read = [...read, name];
        } catch (error) {
          // Gone: there is nothing to wait for.
          if (systemCode(error) === 'ENOENT') continue;
          refused.push(name);
          log.write('error', `note journal: an earlier run cannot be read now: ${String(error)}`);
        }
      }
      unread = unread && refused;
      return unread?.length === 0;
    },
    mayGo: () => read.length > 0,
    remove: async () => {
      for (const name of read) await unlink(join(folder, name));
      read = [];
    },
  };
};

/** What nobody has settled, and the files it lies in. Only to be used one call after the other. */
const createStates = (needs: Needs) => {
  const { folder, now = Date.now, seal = identity } = needs;
  const maxBytes = needs.maxBytes ?? 16 * 1024 * 1024;
  const own = `notes-${now()}-${process.pid}-`;
  const earlier = createEarlierRuns(needs, own);
  let part = 0;
  const file = createJournalFile(folder, () => `${own}${(part += 1)}.jsonl`);
  const unsettled = new Map<string, JournalEntry>();
  const written = new Set<string>();
  let tidyBytes = 0;
  const line = (entry: JournalEntry) => seal(JSON.stringify(entry));

  const tidy = async () => {
    await file.replaceWith([...unsettled.values()].map(line));
    tidyBytes = file.bytes;
    await earlier.remove();
  };
  return {
    tidy,
    all: () => [...unsettled.values()],
    readEarlier: () =>
      earlier.read((entry) => {
        const key = keyOf(entry);
        const known = unsettled.get(key);
        // What this run has written came after everything that lay there.
        if (!known || (!written.has(key) && entry.at >= known.at)) unsettled.set(key, entry);
      }),
    leftByEarlier: earlier.mayGo,
    put: async (entries: readonly JournalEntry[]) => {
      await file.append(entries.map(line));
      for (const entry of entries) {
        written.add(keyOf(entry));
        unsettled.set(keyOf(entry), entry);
      }
    },
    isTooLong: () => file.bytes > Math.max(maxBytes, 2 * tidyBytes),
    /** True when something went. */
    settle: (states: readonly SettledState[]): boolean => {
      const before = unsettled.size;
      for (const { interactionId, part: kind, at } of states) {
        const key = `${kind} ${interactionId}`;
        if ((unsettled.get(key)?.at ?? Infinity) <= at) unsettled.delete(key);
      }
      return unsettled.size < before;
    },
    close: file.close,
  };
};

/**
 * The safety net behind the book: one file per run, one JSON line per saved state, forced to disk before it is
 * confirmed. What the book has leaves the disk soon; an earlier run's file is brought down to its last states at the
 * next start, and those stay until the book has them.
 */
export const createNoteJournal = (needs: Needs): NoteJournal => {
  const { log, later = inSomeSeconds } = needs;
  const states = createStates(needs);
  const inTurn = createTurns();
  let waiting: Waiting[] = [];
  let isUntidy = false;
  let isTidyDue = false;

  const tidyNow = async () => {
    isTidyDue = false;
    try {
      await states.tidy();
      isUntidy = false;
    } catch (error) {
      isUntidy = true;
      log.write('warn', `note journal: not tidied: ${String(error)}`);
    }
  };
  // What arrives during a write goes to disk together with the next one.
  const drain = async () => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      await states.put(batch.map(({ entry }) => entry));
      for (const { done } of batch) done();
    } catch (error) {
      const fault = faultFor(error);
      log.write('error', `the note journal cannot be written: ${fault.message}`);
      for (const { failed } of batch) failed(fault);
    }
    if (states.isTooLong()) await tidyNow();
  };
  const takeOverEarlier = async (): Promise<boolean> => {
    const whole = await states.readEarlier();
    if (states.leftByEarlier()) await tidyNow();
    return whole;
  };
  void inTurn(takeOverEarlier);

  return {
    append: (entry) =>
      new Promise<void>((done, failed) => {
        waiting.push({ entry, done, failed });
        void inTurn(drain);
      }),
    replay: () =>
      inTurn(async () => {
        const whole = await takeOverEarlier();
        return { entries: states.all(), whole };
      }),
    settled: (settled) =>
      inTurn(async () => {
        isUntidy = states.settle(settled) || isUntidy;
        if (!isUntidy || isTidyDue) return;
        isTidyDue = true;
        later(() => void inTurn(tidyNow));
      }),
    close: () =>
      inTurn(async () => {
        if (isUntidy) await tidyNow();
        await states.close();
      }),
  };
};
