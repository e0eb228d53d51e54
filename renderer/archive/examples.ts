import { loadExamples } from '../customers';
import { type Clock, ok, type Result } from '../kernel';
import type { BookParts } from './interaction-reads';

/** The example customers of the practice line: they come in one transaction and leave in one. */
export const createExampleWrites = (parts: BookParts, clock: Clock) => {
  const { database, session, changes, rows, blind } = parts;
  return {
    exampleCount: (): Promise<number> =>
      session.read(async () =>
        database.customers
          .where('origin')
          .equals(await blind('origin', 'example'))
          .count(),
      ),
    addExamples: (): Promise<Result<number>> =>
      session.write(async () => {
        const [{ makeExamples }, { importShape }] = await Promise.all([
          loadExamples(),
          import('./rows'),
        ]);
        const { customers, interactions } = importShape.parse(makeExamples(clock.now()));
        const people = await Promise.all(customers.map(rows.customerRow));
        const contacts = await Promise.all(interactions.map(rows.interactionRow));
        await database.transaction('rw', database.customers, database.interactions, async () => {
          await database.customers.bulkPut(people);
          await database.interactions.bulkPut(contacts);
        });
        changes.tell({ kind: 'everything' });
        return ok(people.length);
      }),
    removeExamples: (): Promise<Result<number>> =>
      session.write(async () => {
        const key = await blind('origin', 'example');
        const { customers, interactions, openInteractions } = database;
        const tables = [customers, interactions, openInteractions];
        const removed = await database.transaction('rw', tables, async () => {
          await interactions.where('origin').equals(key).delete();
          await openInteractions.where('origin').equals(key).delete();
          return customers.where('origin').equals(key).delete();
        });
        changes.tell({ kind: 'everything' });
        return ok(removed);
      }),
  };
};
