import { describe, expect, it } from 'vitest';
import { ok, silentLog } from '../kernel';
import { createLateBook } from './late-book';

type Loaded = Parameters<typeof createLateBook>[0] extends () => Promise<infer B> ? B : never;

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
  } as unknown as Loaded;
  return { book, deeds };
};

describe('a book that is still being loaded', () => {
  it('is opened before what was asked meanwhile, in order', async () => {
    const { book, deeds } = bookThatNotes();
    const late = createLateBook(async () => book, silentLog);
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
    const late = createLateBook(async () => book, silentLog);
    await late.open();
    const told: unknown[] = [];
    late.watchCustomer('a', (customer) => told.push(customer));
    expect(told).toEqual([null]);
  });

  it('forgets who has left before it came, and lets go of who leaves later', async () => {
    const { book, deeds } = bookThatNotes();
    const late = createLateBook(async () => book, silentLog);
    late.watchCustomer('gone', () => undefined)();
    const stop = late.watchCustomer('a', () => undefined);
    await late.open();
    stop();
    expect(deeds).toEqual(['watch a', 'open', 'unwatch a']);
  });

  it('is asked for by nobody who only watches', () => {
    let loads = 0;
    const late = createLateBook(async () => {
      loads += 1;
      return bookThatNotes().book;
    }, silentLog);
    late.watchCustomer('a', () => undefined);
    expect(loads).toBe(0);
  });
});

describe('a book that cannot be loaded', () => {
  it('does not open, writes nothing and reads nothing, and is loaded by the next question', async () => {
    const { book, deeds } = bookThatNotes();
    let failures = 1;
    const late = createLateBook(async () => {
      if (failures-- > 0) throw new TypeError('cut off');
      return book;
    }, silentLog);
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
