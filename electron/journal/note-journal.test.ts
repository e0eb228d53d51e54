import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
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
  const started = (runs += 1000);
  const journal = createNoteJournal({
    folder,
    log: { write: (_level, text) => void logged.push(text) },
    now: () => started,
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
  return { journal, logged };
};
const entry = (interactionId: string, at: number, note: string) => ({ interactionId, at, note });
const files = (folder: string) => readdirSync(folder).map((name) => join(folder, name));

describe('the note journal', () => {
  it('gives back the newest of each interaction, once, until it is settled', async () => {
    const folder = newFolder();
    const first = open(folder).journal;
    expect(await first.replay()).toEqual([]);
    await Promise.all([
      first.append(entry('a', 1, 'x')),
      first.append(entry('a', 2, 'xy')),
      first.append(entry('b', 2, 'z\nsecond line')),
      first.append(entry('a', 2, 'xyz')),
    ]);
    const second = open(folder).journal;
    const kept = [entry('a', 2, 'xyz'), entry('b', 2, 'z\nsecond line')];
    expect(await second.replay()).toEqual(kept);
    expect(await second.replay()).toEqual([]);
    await second.append(entry('c', 3, 'of this run'));
    const third = open(folder).journal;
    expect(await third.replay()).toEqual([...kept, entry('c', 3, 'of this run')]);
    await third.settled();
    expect(await open(folder).journal.replay()).toEqual([]);
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
    expect(await journal.replay()).toEqual([entry('a', 1, 'whole')]);
    expect(logged).toHaveLength(1);
  });

  it('keeps the newest states when its file grows too long', async () => {
    const folder = newFolder();
    const { journal } = open(folder, 2000);
    const started = runs;
    for (let at = 0; at < 100; at += 1)
      await journal.append(entry(at % 2 ? 'a' : 'b', started + at, `state ${at}`));
    const size = files(folder).reduce((sum, file) => sum + statSync(file).size, 0);
    expect(size).toBeLessThan(3000);
    expect(files(folder)).toHaveLength(1);
    const back = await open(folder).journal.replay();
    expect(back.map(({ note }) => note).toSorted()).toEqual(['state 98', 'state 99']);
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
