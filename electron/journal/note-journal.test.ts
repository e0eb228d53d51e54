import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createNoteJournal } from './note-journal';

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'journal-')), 'notes');
let runs = 1_700_000_000_000;
const open = (folder: string, maxBytes?: number) => {
  const logged: string[] = [];
  const due: (() => void)[] = [];
  const started = (runs += 1000);
  const journal = createNoteJournal({
    folder,
    log: { write: (_level, text) => void logged.push(text) },
    now: () => started,
    later: (run) => void due.push(run),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
  const entries = async () => (await journal.replay()).entries;
  /** Lets the tidying that waits happen. */
  const tidy = async () => {
    for (const run of due.splice(0)) run();
    await journal.replay();
  };
  return { journal, entries, logged, tidy };
};
const entry = (interactionId: string, at: number, note: string) => ({ interactionId, at, note });
const record = (interactionId: string, at: number) => ({ interactionId, at, record: '{"x":1}' });
const has = (interactionId: string, at: number, part: 'note' | 'record' = 'note') => ({
  interactionId,
  at,
  part,
});
const files = (folder: string) => readdirSync(folder).map((name) => join(folder, name));
const onDisk = (folder: string) =>
  files(folder)
    .map((file) => readFileSync(file, 'utf8'))
    .join('');

describe('the note journal', () => {
  it('gives the newest of everything at every replay, until that is settled', async () => {
    const folder = newFolder();
    const first = open(folder).journal;
    expect(await first.replay()).toEqual({ entries: [], whole: true });
    await Promise.all([
      first.append(entry('a', 1, 'x')),
      first.append(record('a', 1)),
      first.append(entry('a', 2, 'xy')),
      first.append(entry('b', 2, 'z\nsecond line')),
      first.append(entry('a', 2, 'xyz')),
    ]);
    const kept = [entry('a', 2, 'xyz'), record('a', 1), entry('b', 2, 'z\nsecond line')];
    const second = open(folder).journal;
    // The book takes nothing, the page is loaded again, and once more.
    for (let page = 0; page < 3; page += 1)
      expect(await second.replay()).toEqual({ entries: kept, whole: true });
    await second.settled([]);
    await second.append(entry('c', 3, 'of this run'));
    const third = open(folder);
    expect(await third.entries()).toEqual([...kept, entry('c', 3, 'of this run')]);
    await third.journal.settled([has('a', 2), has('c', 3)]);
    await third.tidy();
    expect(await third.entries()).toEqual([record('a', 1), entry('b', 2, 'z\nsecond line')]);
    const fourth = open(folder);
    expect(await fourth.entries()).toHaveLength(2);
    await fourth.journal.settled([has('a', 1, 'record'), has('b', 2)]);
    await fourth.journal.close();
    expect(await open(folder).entries()).toEqual([]);
    expect(files(folder)).toEqual([]);
  });

  it('keeps what was written since the page was handed something to settle', async () => {
    const { journal, entries } = open(newFolder());
    await journal.append(entry('a', 1, 'handed over'));
    await journal.append(entry('a', 2, 'typed since'));
    await journal.settled([has('a', 1), has('b', 9)]);
    expect(await entries()).toEqual([entry('a', 2, 'typed since')]);
  });

  it('does not keep deleted words once the book has the note, also while another is not written', async () => {
    const folder = newFolder();
    const { journal, tidy } = open(folder);
    await journal.append(entry('other', 1, 'not in the book'));
    await journal.append(entry('a', 1, 'card 4970 1012 3456 7890'));
    await journal.append(entry('a', 2, 'card'));
    expect(onDisk(folder)).toContain('4970');
    await journal.settled([has('a', 2)]);
    await tidy();
    expect(onDisk(folder)).toBe('{"interactionId":"other","at":1,"note":"not in the book"}\n');
    await journal.append(entry('a', 3, 'card paid'));
    expect(onDisk(folder)).toContain('card paid');
    await journal.settled([has('a', 3), has('other', 1)]);
    await tidy();
    expect(files(folder)).toEqual([]);
  });

  it('brings an earlier run’s file down to its last states at the start, whoever asks', async () => {
    const folder = newFolder();
    const first = open(folder).journal;
    await first.append(entry('a', 1, 'card 4970 1012 3456 7890'));
    await first.append(entry('a', 2, 'card'));
    // Never replayed: no page came up.
    const second = open(folder);
    await second.tidy();
    expect(onDisk(folder)).toBe('{"interactionId":"a","at":2,"note":"card"}\n');
    expect(files(folder)).toHaveLength(1);
  });

  it('leaves an earlier run’s file alone where nothing can be written, and hands it out all the same', async () => {
    const folder = newFolder();
    await open(folder).journal.append(entry('a', 2, 'kept'));
    const [file = ''] = files(folder);
    // Folders where this run's files should be.
    for (const part of [1, 2, 3])
      mkdirSync(join(folder, `notes-${runs + 1000}-${process.pid}-${part}.jsonl`));
    const { journal, entries, logged } = open(folder);
    for (let page = 0; page < 2; page += 1)
      expect(await entries()).toEqual([entry('a', 2, 'kept')]);
    expect(logged).not.toEqual([]);
    expect(readFileSync(file, 'utf8')).toContain('kept');
    // Settled: nothing is left to be written, and it goes.
    await journal.settled([has('a', 2)]);
    await journal.close();
    expect(files(folder)).not.toContain(file);
  });

  it('is on disk when it is confirmed, for the agent alone', async () => {
    const folder = newFolder();
    await open(folder).journal.append(entry('a', 1, 'note'));
    const [file = ''] = files(folder);
    expect(readFileSync(file, 'utf8')).toBe('{"interactionId":"a","at":1,"note":"note"}\n');
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('loses a torn line alone', async () => {
    const folder = newFolder();
    await open(folder).journal.append(entry('a', 1, 'whole'));
    const [file = ''] = files(folder);
    appendFileSync(file, '{"interactionId":"a","at":2,"no');
    const { journal, logged } = open(folder);
    // Nobody has the rest: there is nothing to wait for.
    expect(await journal.replay()).toEqual({ entries: [entry('a', 1, 'whole')], whole: true });
    expect(logged).toHaveLength(1);
  });

  it('says that something is missing while a file or the folder cannot be read, and gives the rest', async () => {
    const folder = newFolder();
    await open(folder).journal.append(entry('a', 1, 'read'));
    const [readable = ''] = files(folder);
    const refuses = join(folder, 'notes-1-1-1.jsonl');
    mkdirSync(refuses);
    const { journal } = open(folder);
    for (let page = 0; page < 2; page += 1)
      expect(await journal.replay()).toEqual({ entries: [entry('a', 1, 'read')], whole: false });
    expect(files(folder)).not.toContain(readable);
    rmdirSync(refuses);
    writeFileSync(refuses, `${JSON.stringify(entry('b', 1, 'read at last'))}\n`);
    expect(await journal.replay()).toEqual({
      entries: [entry('a', 1, 'read'), entry('b', 1, 'read at last')],
      whole: true,
    });
    const noFolder = newFolder();
    writeFileSync(noFolder, '');
    expect(await open(noFolder).journal.replay()).toEqual({ entries: [], whole: false });
  });

  it('does not wait for a file that is gone', async () => {
    const folder = newFolder();
    await open(folder).journal.append(entry('a', 1, 'kept'));
    const refuses = join(folder, 'notes-1-1-1.jsonl');
    mkdirSync(refuses);
    const { journal } = open(folder);
    expect(await journal.replay()).toMatchObject({ whole: false });
    rmdirSync(refuses);
    expect(await journal.replay()).toEqual({ entries: [entry('a', 1, 'kept')], whole: true });
  });

  it('keeps the newest states when its file grows too long, however old they are', async () => {
    const folder = newFolder();
    const { journal } = open(folder, 2000);
    for (let at = 0; at < 100; at += 1)
      await journal.append(entry(at % 2 ? 'a' : 'b', at, `state ${at}`));
    const size = files(folder).reduce((sum, file) => sum + statSync(file).size, 0);
    expect(size).toBeLessThan(3000);
    expect(files(folder)).toHaveLength(1);
    const back = await open(folder).entries();
    expect(back.map((one) => ('note' in one ? one.note : '')).toSorted()).toEqual([
      'state 98',
      'state 99',
    ]);
  });

  it('answers a disk that refuses with a code, and goes on afterwards', async () => {
    const folder = newFolder();
    // A file where the folder should be.
    writeFileSync(folder, '');
    const { journal } = open(folder);
    await expect(journal.append(entry('a', 1, 'x'))).rejects.toMatchObject({
      code: 'journalFailed',
    });
  });

  it('says when the disk is full', async () => {
    if (process.platform !== 'linux') return;
    const { createJournalFile } = await import('./journal-file');
    const file = createJournalFile('/dev', () => 'full');
    await expect(file.append(['x'])).rejects.toMatchObject({ code: 'ENOSPC' });
  });
});
