import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { manualClock, silentLog } from '../../kernel';
import { createBook } from './book';
import { contact, person } from './testing/sample-rows';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const real = { practice: false, country: 'FR' };
const practice = { practice: true, country: 'FR' };

const openBook = async () => {
  const book = createBook({
    clock: manualClock(),
    log: silentLog,
    indexedDB: new IDBFactory(),
  });
  expect(await book.open()).toEqual({ ok: true, value: null });
  onTestFinished(() => book.close());
  return book;
};

describe('the examples', () => {
  it('come, come again without doubling, and leave nothing of theirs behind', async () => {
    const book = await openBook();
    await book.saveCustomer(person('own', '+33639984127'));
    await book.saveInteraction(contact({ id: 'mine', customerId: 'own', state: 'closed' }));
    expect(await book.exampleCount()).toBe(0);
    await book.addExamples();
    await book.addExamples();
    expect(await book.exampleCount()).toBe(200);
    await book.saveInteraction(contact({ id: 'drill', practice: true, origin: 'example' }));
    await book.saveInteraction(contact({ id: 'drilled', practice: true, state: 'closed' }));
    expect(await book.search('caradec', 5, 'FR')).toHaveLength(1);
    expect(await book.removeExamples()).toEqual({ ok: true, value: 200 });
    expect(await book.exampleCount()).toBe(0);
    expect(await book.search('caradec', 5, 'FR')).toEqual([]);
    expect(await book.interaction('drill')).toBeNull();
    expect(await book.interaction('drilled')).toBeNull();
    expect(await book.interaction('mine')).not.toBeNull();
    expect(await book.interaction('example-claire-lefevre-0-0')).toBeNull();
    expect((await book.match('0639984127', real)).customers).toHaveLength(1);
  });
  it('are what the program brought alone: whom the agent made or changed stays, in older books too', async () => {
    const book = await openBook();
    await book.addExamples();
    // As the desk of before wrote them: whoever was made or changed on the practice line is tagged.
    await book.saveCustomer(person('made', '+33536491802', { origin: 'example' }));
    const bruno = await book.customer('example-bruno-caradec');
    if (!bruno) throw new Error('no example');
    await book.saveCustomer({ ...bruno, city: '44400 Rezé', updatedAt: bruno.updatedAt + 1 });
    const visit = {
      customerId: 'example-karim-benali',
      origin: 'example',
      channel: 'visit',
      state: 'closed',
    } as const;
    await book.saveInteraction(contact({ id: 'visit', call: null, ...visit }));

    expect(await book.exampleCount()).toBe(198);
    const ids = async (number: string) =>
      (await book.match(number, real)).customers.map(({ id }) => id);
    expect(await ids('0536491802')).toEqual(['made']);
    expect((await book.match('0536491802', practice)).customers).toHaveLength(1);
    expect(await book.removeExamples()).toEqual({ ok: true, value: 198 });
    for (const id of ['made', 'example-bruno-caradec', 'example-karim-benali'])
      expect(await book.customer(id)).toMatchObject({ origin: 'own' });
    expect(await book.interaction('visit')).toMatchObject({ origin: 'own' });
    expect(await book.removeExamples()).toEqual({ ok: true, value: 0 });

    await book.addExamples();
    expect(await book.customer('example-bruno-caradec')).toMatchObject({ city: '44400 Rezé' });
    expect(await book.exampleCount()).toBe(198);
  });
  it('keep no contact of the agent’s from its customer: with a real call the customer stays', async () => {
    const book = await openBook();
    await book.addExamples();
    const [first, second, drilled] = ['bruno-caradec', 'karim-benali', 'claire-lefevre'].map(
      (name) => `example-${name}`,
    ) as [string, string, string];
    await book.saveInteraction(contact({ id: 'real', customerId: first, state: 'closed' }));
    await book.saveInteraction(contact({ id: 'going on', customerId: second }));
    const drill = { practice: true, origin: 'example', state: 'closed' } as const;
    await book.saveInteraction(contact({ id: 'drill', customerId: drilled, ...drill }));
    expect(await book.exampleCount()).toBe(198);
    expect(await book.removeExamples()).toEqual({ ok: true, value: 198 });
    for (const id of [first, second])
      expect(await book.customer(id)).toMatchObject({ origin: 'own' });
    expect(await book.customer(drilled)).toBeNull();
    expect(await book.interaction('real')).toMatchObject({ customerId: first });
    expect(await book.interaction('going on')).toMatchObject({ customerId: second });
    expect(await book.exampleCount()).toBe(0);
  });
});
