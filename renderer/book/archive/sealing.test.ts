import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { manualClock, silentLog } from '../../kernel';
import type { Blind } from './blind';
import { createBook } from './book';
import { BookDatabase } from './database';
import { contact, person } from './testing/sample-rows';
import type { Seal } from './seal';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

/** Stands for encryption: nothing of the content is readable, and a row only opens in its own place. */
const hex = (text: string) =>
  [...new TextEncoder().encode(text)]
    .map((byte) => (byte ^ 0x5a).toString(16).padStart(2, '0'))
    .join('');
const unhex = (text: string) =>
  new TextDecoder().decode(
    Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16) ^ 0x5a),
  );
const tick = () => new Promise((done) => setTimeout(done, 0));
const testSeal: Seal = {
  seal: async (place, content) => {
    await tick();
    return hex(JSON.stringify([place, content])) as never;
  },
  open: async (place, sealed) => {
    await tick();
    const [sealedFor, content] = JSON.parse(unhex(sealed as never)) as [object, unknown];
    expect(sealedFor).toEqual(place);
    return content;
  },
};
const testBlind: Blind = async (kind, key) => {
  await tick();
  return `blind:${hex(`${kind}=${key}`)}`;
};

/** Everything that lies in the database, as text. */
const stored = async (indexedDB: IDBFactory): Promise<string> => {
  const database = new BookDatabase('allodesk', indexedDB);
  await database.open();
  const tables = await Promise.all(database.tables.map((table) => table.toArray()));
  database.close();
  return JSON.stringify(tables);
};

/** Words that cannot be there by chance. */
const secret = fc.stringMatching(/^[a-z]{12,16}$/).map((word) => `zq${word}`);

describe('every stored row is sealed and every look-up key blinded', () => {
  it('leaves no clear text behind, whatever is written, and gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(secret, secret, secret, secret, secret),
        fc.stringMatching(/^6399\d{5}$/),
        async ([name, city, tag, note, subject], nine) => {
          const indexedDB = new IDBFactory();
          const book = createBook({
            clock: manualClock(),
            log: silentLog,
            indexedDB,
            seal: testSeal,
            blind: testBlind,
          });
          expect((await book.open()).ok).toBe(true);
          const claire = person(`id-${name}`, `+33${nine}`, {
            familyName: name,
            city,
            tags: [tag],
            note,
            emails: [`${name}@example.fr`],
          });
          const call = contact({
            customerId: claire.id,
            subject,
            note,
            number: `+33${nine}`,
            numberE164: `+33${nine}`,
            agent: name,
            call: contact().call && {
              ...contact().call!,
              others: [{ part: 'consulted', number: nine, name, at: 1, answered: true }],
            },
          });
          for (const write of [
            () => book.saveCustomer(claire),
            () => book.saveInteraction({ ...call, customerId: null }),
            () => book.patchInteraction(call.id, { customerId: claire.id }),
            () => book.saveNote(call.id, `${note} more`, 5),
            () => book.patchInteraction(call.id, { state: 'closed' }),
            () => book.saveInteraction({ ...call, id: 'second' }),
            () => book.closeInterrupted(() => false),
          ]) {
            expect((await write()).ok).toBe(true);
          }
          const lies = (await stored(indexedDB)).replaceAll(`"id":"${claire.id}"`, '');
          for (const clear of [
            name,
            city,
            tag,
            note,
            subject,
            nine,
            claire.id,
            'Lef',
            'example',
            'own',
            'call',
          ]) {
            expect(lies, clear).not.toContain(clear);
          }
          expect(
            (await book.match(`0${nine}`, { practice: false, country: 'FR' })).customers,
          ).toEqual([claire]);
          expect(await book.customer(claire.id)).toEqual(claire);
          expect(await book.interaction(call.id)).toMatchObject({ subject, note: `${note} more` });
          expect((await book.search(name, 5, 'FR')).map(({ customer }) => customer.id)).toEqual([
            claire.id,
          ]);
          await new Promise<void>((done) => {
            const stop = book.watchHistory(claire.id, 5, (rows, total) => {
              expect(rows).toHaveLength(2);
              expect(total).toBe(2);
              queueMicrotask(() => stop());
              done();
            });
          });
          book.close();
        },
      ),
      { numRuns: 8 },
    );
  });
  it('seals the examples too, and finds them again to take them away', async () => {
    const indexedDB = new IDBFactory();
    const book = createBook({
      clock: manualClock(),
      log: silentLog,
      indexedDB,
      seal: testSeal,
      blind: testBlind,
    });
    await book.open();
    expect(await book.addExamples()).toEqual({ ok: true, value: 200 });
    // Revisions are made by chance, and three letters stand in one of a thousand now and then.
    const lies = (await stored(indexedDB)).replaceAll(/"revision":"[^"]*"/g, '');
    for (const clear of ['Lefèvre', 'Calista', 'example.fr', '639984127', 'Nantes', 'SAV']) {
      expect(lies).not.toContain(clear);
    }
    expect(await book.exampleCount()).toBe(200);
    expect(await book.removeExamples()).toEqual({ ok: true, value: 200 });
    expect(JSON.parse(await stored(indexedDB)).flat()).toEqual([]);
    book.close();
  });
});
