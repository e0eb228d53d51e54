import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import Dexie from 'dexie';
import { fail, manualClock, ok, silentLog } from '../../kernel';
import type { Recording } from '../../model/recording';
import { type DiskSpace, endlessRoom } from '../archive/disk-space';
import { contact, person } from '../archive/testing/sample-rows';
import type { Interaction } from '../customers';
import { createRemoteBook, type RemoteOptions } from './remote-book';
import { startBookWorker, type StartedWorker } from './start-worker';
import { bookInThisThread } from './testing/book-in-this-thread';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });
const real = { practice: false, country: 'FR' };

let indexedDB: IDBFactory;
beforeEach(() => (indexedDB = new IDBFactory()));
afterEach(() => vi.restoreAllMocks());

/** The real book at the other end of a real line. */
const startWorker = () => {
  const started = bookInThisThread(indexedDB);
  onTestFinished(started.end);
  return started;
};
const remote = async (started: StartedWorker, more: Partial<RemoteOptions> = {}) =>
  createRemoteBook(started, {
    clock: manualClock(),
    log: silentLog,
    recordingKey: async () => fail('keychainMissing', 'storage'),
    room: endlessRoom,
    bookLost: () => undefined,
    roomLeft: () => undefined,
    released: () => new Promise(() => undefined),
    ...more,
  });
const openBook = async (more: Partial<RemoteOptions> = {}) => {
  const { book } = await remote(startWorker(), more);
  expect(await book.open()).toEqual(ok(null));
  return { book };
};

describe('a book behind a worker', () => {
  it('keeps, finds, matches and tells as the book itself', async () => {
    const { book } = await openBook();
    const cities: (string | null)[] = [];
    const stop = book.watchCustomer('claire', (found) => cities.push(found?.city ?? null));
    await soon(() => expect(cities).toEqual([null]));
    expect(await book.saveCustomer(person('claire', '+33639984127'))).toEqual(ok(null));
    await soon(() => expect(cities).toEqual([null, '44000 Nantes']));
    expect((await book.match('06 39 98 41 27', real)).customers).toEqual([
      person('claire', '+33639984127'),
    ]);
    expect(await book.search('lefevre', 5, 'FR')).toMatchObject([{ field: 'name' }]);
    stop();
    await book.saveCustomer(person('claire', '+33639984127', { city: 'Rezé' }));
    expect(await book.customer('claire')).toMatchObject({ city: 'Rezé' });
    expect(cities).toHaveLength(2);
    expect(await book.addExamples()).toEqual(ok(200));
    expect(await book.exampleCount()).toBe(200);
    expect(await book.removeExamples()).toEqual(ok(200));
  });

  it('has card and history of a ringing number ready in the same breath', async () => {
    const { book } = await openBook();
    await book.saveCustomer(person('claire', '+33639984127'));
    await book.saveInteraction(contact({ customerId: 'claire', state: 'closed' }));
    await book.match('0639984127', real);
    const atOnce = () => {
      const told: unknown[] = [];
      book.watchCustomer('claire', (found) => told.push(found?.id))();
      book.watchHistory('claire', 10, (rows, total) => told.push(rows.length, total))();
      return told;
    };
    await soon(() => expect(atOnce()).toEqual(['claire', 1, 1]));
    await book.saveCustomer(person('claire', '+33639984127', { city: 'Rezé' }));
    await soon(() => expect(atOnce()).toEqual([1, 1]));
  });

  it('sends one row of a long history for a note, and the right history all the same', async () => {
    const { book } = await openBook();
    for (const startedAt of [1, 2, 3])
      await book.saveInteraction(contact({ customerId: 'claire', state: 'closed', startedAt }));
    await book.saveInteraction(contact({ id: 'live', startedAt: 9, customerId: 'claire' }));
    let shown: [string[], number] | null = null;
    book.watchHistory('claire', 20, (rows: Interaction[], total) => {
      shown = [rows.map(({ note }) => note), total];
    });
    await soon(() => expect(shown).toEqual([['', '', '', ''], 4]));
    const port = vi.spyOn(MessagePort.prototype, 'postMessage');
    await book.saveNote('live', 'drum', 11);
    await soon(() => expect(shown).toEqual([['drum', '', '', ''], 4]));
    const names = port.mock.calls.map(([message]) => (message as { name?: string }).name);
    expect(names).toContain('toldRow');
    expect(names).not.toContain('told');
  });

  it('asks the page what is of this run', async () => {
    const { book } = await openBook();
    await book.saveInteraction(contact({ id: 'left', startedAt: 100 }));
    await book.saveInteraction(contact({ id: 'now', startedAt: 500 }));
    expect(await book.closeInterrupted((id) => id === 'now')).toEqual(ok(['left']));
    expect(await book.interaction('now')).toMatchObject({ state: 'open' });
  });

  it('records with the key that the page has', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const asked: boolean[] = [];
    const { book } = await openBook({
      recordingKey: async (mayMake) => {
        asked.push(mayMake);
        return ok(key);
      },
    });
    const recording: Recording = {
      id: 'r',
      interactionId: 'i',
      startedAt: 1,
      consentAt: 1,
      keptUntil: 9,
      seconds: 0,
      pauses: 0,
      agent: 'Nadia',
      mimeType: 'audio/webm',
      state: 'open',
    };
    const seen: string[][] = [];
    book.recordings.watch('i', (all) => seen.push(all.map(({ state }) => state)));
    expect(await book.recordings.begin(recording)).toEqual(ok(null));
    expect(await book.recordings.append('r', new Blob(['sound']))).toEqual(ok(null));
    expect(await book.recordings.finish({ ...recording, state: 'closed' })).toEqual(ok(null));
    const sound = await book.recordings.sound('r');
    expect(sound.ok && (await sound.value.text())).toBe('sound');
    await soon(() => expect(seen.at(-1)).toEqual(['closed']));
    expect(asked[0]).toBe(true);
    const isGone = vi.fn(() => true);
    const swept = await book.recordings.sweep({ now: 1, retentionDays: 30, isGone });
    expect(swept).toEqual(ok(1));
    expect(isGone).toHaveBeenCalledWith('i');
  });
});

describe('trouble of a book behind a worker', () => {
  it('is told by its code: a full disk, no room, a newer book, a book that was not opened', async () => {
    const given: boolean[] = [];
    const room: DiskSpace = { ...endlessRoom, check: vi.fn(async () => 'kept' as const) };
    const { book } = await openBook({ room, roomLeft: (left) => given.push(left) });
    await book.saveInteraction(contact({ id: 'live', note: 'before' }));
    vi.mocked(room.check).mockResolvedValueOnce('given');
    expect(await book.saveNote('live', 'in the kept room', 5)).toEqual(ok(null));
    await soon(() => expect(given).toEqual([false]));
    vi.mocked(room.check).mockResolvedValueOnce('none');
    const full = { ok: false, fault: { code: 'diskFull', category: 'storage' } };
    expect(await book.saveNote('live', 'none', 6)).toMatchObject(full);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('the disk is full', 'QuotaExceededError');
    });
    expect(await book.saveNote('live', 'after', 9)).toMatchObject(full);
    vi.restoreAllMocks();

    indexedDB = new IDBFactory();
    const newer = new Dexie('allodesk', { indexedDB, IDBKeyRange });
    newer.version(99).stores({ customers: 'id, origin, *phones', future: 'id' });
    await newer.open();
    newer.close();
    const { book: old } = await remote(startWorker());
    expect(await old.saveInteraction(contact())).toMatchObject({ fault: { code: 'bookFailed' } });
    expect(await old.open()).toMatchObject({ ok: false, fault: { code: 'bookTooNew' } });
    await expect(old.customer('claire')).rejects.toThrow('bookTooNew');
  });

  it('a worker that ends: whoever waits is told, and so is whoever asks later', async () => {
    let release = (): void => undefined;
    const released = () => new Promise<void>((done) => (release = done));
    const never: DiskSpace = { ...endlessRoom, check: () => new Promise(() => undefined) };
    const { book, ended } = await remote(startWorker(), { released, room: never });
    await book.open();
    const told: unknown[] = [];
    const stop = book.watchCustomer('claire', (found) => told.push(found));
    await soon(() => expect(told).toEqual([null]));
    const refused = expect(book.saveNote('live', 'text', 5)).rejects.toThrow('has ended');
    release();
    await ended;
    await refused;
    await expect(book.customer('claire')).rejects.toThrow('has ended');
    stop();
  });

  it('a worker that cannot be loaded, before anybody listens to it or after: nobody waits for it', async () => {
    class CutOff extends EventTarget {
      postMessage = vi.fn();
      terminate = vi.fn();
    }
    const made: CutOff[] = [];
    vi.stubGlobal(
      'Worker',
      class extends CutOff {
        constructor() {
          super();
          made.push(this);
        }
      },
    );
    onTestFinished(() => void vi.unstubAllGlobals());
    const fails = () => made.at(-1)?.dispatchEvent(new Event('error'));
    const early = startBookWorker();
    fails();
    await expect(remote(early)).rejects.toThrow('cannot be loaded');
    const late = expect(remote(startBookWorker())).rejects.toThrow('cannot be loaded');
    fails();
    await late;
    for (const { terminate } of made) expect(terminate).toHaveBeenCalledOnce();
  });

  it('what cannot be sent is refused, and nothing waits for it', async () => {
    const { book } = await openBook();
    const odd = { ...contact(), subject: (() => 'no text') as unknown as string };
    await expect(book.saveInteraction(odd)).rejects.toThrow(/could not be cloned/);
    expect(await book.saveInteraction(contact({ id: 'next' }))).toEqual(ok(null));
  });
});
