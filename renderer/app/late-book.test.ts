import { describe, expect, it, vi } from 'vitest';
import { manualClock, ok, silentLog } from '../kernel';
import { createLateBook, type LoadedBook } from './late-book';

const never = new Promise<void>(() => undefined);
const lateBook = (load: () => Promise<LoadedBook>) =>
  createLateBook({ load, clock: manualClock(), log: silentLog });

const bookThatNotes = () => {
  const deeds: string[] = [];
  const book = {
    open: async () => {
      deeds.push('open');
      return ok(null);
    },
    saveNote: async (id: string, note: string) => {
      deeds.push(`note ${id} ${note}`);
      return ok(null);
    },
    customer: async (id: string) => {
      deeds.push(`customer ${id}`);
      return null;
    },
    watchCustomer: (id: string, tell: (customer: null) => void) => {
      deeds.push(`watch ${id}`);
      tell(null);
      return () => deeds.push(`unwatch ${id}`);
    },
  } as unknown as LoadedBook['book'];
  return { book, deeds };
};

describe('a book that is still being loaded', () => {
  it('is opened before what was asked meanwhile, in order', async () => {
    const { book, deeds } = bookThatNotes();
    const late = lateBook(async () => ({ book, ended: never }));
    const opened = late.open();
    late.watchCustomer('a', () => undefined);
    const saved = late.saveNote('i', 'text', 1);
    expect(deeds).toEqual([]);
    expect(await opened).toEqual(ok(null));
    expect(await saved).toEqual(ok(null));
    expect(deeds).toEqual(['open', 'watch a', 'note i text']);
  });

  it('tells at once what is known as soon as it is there', async () => {
    const { book } = bookThatNotes();
    const late = lateBook(async () => ({ book, ended: never }));
    await late.open();
    const told: unknown[] = [];
    late.watchCustomer('a', (customer) => told.push(customer));
    expect(told).toEqual([null]);
  });

  it('forgets who has left before it came, and lets go of who leaves later', async () => {
    const { book, deeds } = bookThatNotes();
    const late = lateBook(async () => ({ book, ended: never }));
    late.watchCustomer('gone', () => undefined)();
    const stop = late.watchCustomer('a', () => undefined);
    await late.open();
    stop();
    expect(deeds).toEqual(['watch a', 'open', 'unwatch a']);
  });

  it('is asked for by nobody who only watches', () => {
    let loads = 0;
    const late = lateBook(async () => {
      loads += 1;
      return { book: bookThatNotes().book, ended: never };
    });
    late.watchCustomer('a', () => undefined);
    expect(loads).toBe(0);
  });
});

describe('a book that cannot be loaded', () => {
  it('does not open, writes nothing and reads nothing, and is loaded by the next question', async () => {
    const { book, deeds } = bookThatNotes();
    let failures = 1;
    const late = lateBook(async () => {
      if (failures-- > 0) throw new TypeError('cut off');
      return { book, ended: never };
    });
    const opened = late.open();
    late.watchCustomer('a', () => undefined);
    const saved = late.saveNote('i', 'text', 1);
    const read = expect(late.customer('c')).rejects.toThrow('cut off');
    expect(await opened).toMatchObject({ ok: false, fault: { code: 'bookFailed' } });
    expect(await saved).toMatchObject({ ok: false, fault: { code: 'bookFailed' } });
    await read;
    expect(deeds).toEqual([]);
    expect(await late.open()).toEqual(ok(null));
    expect(deeds).toEqual(['watch a', 'open']);
  });
});

describe('a book that ends', () => {
  it('is loaded again, opened, and tells those who follow it on; what was asked of it fails', async () => {
    const clock = manualClock();
    const books = [bookThatNotes(), bookThatNotes()];
    const ends: (() => void)[] = [];
    let loads = 0;
    const late = createLateBook({
      load: async () => {
        const { book } = books[loads++] ?? bookThatNotes();
        return { book, ended: new Promise<void>((done) => ends.push(done)) };
      },
      clock,
      log: silentLog,
    });
    await late.open();
    const stop = late.watchCustomer('a', () => undefined);
    late.watchCustomer('gone', () => undefined)();
    clock.advance(60_000);
    ends[0]?.();
    await vi.waitFor(() => expect(books[1]?.deeds).toEqual(['open', 'watch a']));
    expect(await late.saveNote('i', 'text', 1)).toEqual(ok(null));
    stop();
    expect(books[1]?.deeds).toEqual(['open', 'watch a', 'note i text', 'unwatch a']);
    // One that has just begun is not loaded for ever.
    ends[1]?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(loads).toBe(2);
    expect(await late.saveNote('i', 'more', 2)).toEqual(ok(null));
    expect(loads).toBe(3);
  });

  it('in the middle of a write: that is a fault, and a reading is refused', async () => {
    const { book } = bookThatNotes();
    const ended = () => Promise.reject(new Error('ended'));
    const late = lateBook(async () => ({
      book: { ...book, saveNote: ended, customer: ended },
      ended: never,
    }));
    await late.open();
    expect(await late.saveNote('i', 'text', 1)).toMatchObject({
      ok: false,
      fault: { code: 'bookFailed', category: 'storage' },
    });
    await expect(late.customer('c')).rejects.toThrow('ended');
  });
});
