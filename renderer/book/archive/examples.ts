import { type Customer, exampleIds, isExample } from '../../model/customer';
import type { Interaction } from '../../model/interaction';
import { ok, type Result } from '../../kernel';
import { importShape } from './import-schema';
import type { BookParts } from './interaction-reads';

/** A contact that the agent entered by hand. */
const isByHand = ({ id, practice, channel }: Interaction): boolean =>
  !id.startsWith(exampleIds) && !practice && channel !== 'call';

/** What is tagged as an example, and of it what the agent wrote. */
const createTagged = ({ database, rows, blind }: BookParts) => {
  const entered = async (key: string): Promise<Interaction[]> => {
    const closed = database.interactions.where('origin').equals(key);
    const found = await closed.filter(({ id }) => !id.startsWith(exampleIds)).toArray();
    const all = await Promise.all(found.map((row) => rows.interaction('interactions', row)));
    return all.filter(isByHand);
  };
  /** Those of them to whom a contact belongs that does not leave: a real call that the agent gave them. */
  const withReal = async (key: string, customers: readonly Customer[]): Promise<Set<string>> => {
    const ids = new Map<string, string>();
    for (const { id } of customers) ids.set(await blind('customer', id), id);
    const { interactions, openInteractions } = database;
    const [closed, open] = await Promise.all([
      interactions
        .where('customer')
        .anyOf([...ids.keys()])
        .toArray(),
      openInteractions.toArray(),
    ]);
    const real = [...closed, ...open].filter(({ origin }) => origin !== key);
    return new Set(real.flatMap(({ customer }) => ids.get(customer ?? '') ?? []));
  };
  return async () => {
    const key = await blind('origin', 'example');
    const found = await database.customers.where('origin').equals(key).toArray();
    const customers = await Promise.all(found.map(rows.customer));
    const [contacts, real] = await Promise.all([entered(key), withReal(key, customers)]);
    const written = new Set(contacts.map(({ customerId }) => customerId));
    const isAgents = ({ origin, id }: Customer) =>
      origin === 'own' || written.has(id) || real.has(id);
    return {
      key,
      contacts,
      agents: customers.filter(isAgents),
      brought: customers.filter((one) => !isAgents(one)),
    };
  };
};

/**
 * The example customers of the practice line: they come in one transaction and leave in one, with every practice
 * call. What the agent made, changed or entered by hand stays, and with a real call whoever it was with.
 */
export const createExampleWrites = (parts: BookParts) => {
  const { database, session, changes, rows } = parts;
  const tagged = createTagged(parts);
  return {
    exampleCount: (): Promise<number> => session.read(async () => (await tagged()).brought.length),
    bringExamples: (made: unknown): Promise<Result<number>> =>
      session.write(async () => {
        const { customers, interactions } = importShape.parse(made);
        const known = await database.customers.bulkGet(customers.map(({ id }) => id));
        const there = await Promise.all(
          known.filter((row) => row !== undefined).map(rows.customer),
        );
        const agents = new Set(there.filter((one) => !isExample(one)).map(({ id }) => id));
        const coming = customers.filter(({ id }) => !agents.has(id));
        const people = await Promise.all(coming.map(rows.customerRow));
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
        const { key, brought, agents, contacts } = await tagged();
        const own = { origin: 'own' } as const;
        const people = await Promise.all(agents.map((one) => rows.customerRow({ ...one, ...own })));
        const kept = await Promise.all(
          contacts.map((one) => rows.interactionRow({ ...one, ...own })),
        );
        const { customers, interactions, openInteractions } = database;
        const tables = [customers, interactions, openInteractions];
        await database.transaction('rw', tables, async () => {
          // Whom the agent changed since this was read is not tagged any more, and stays as it is.
          const stillTagged = customers.where('origin').equals(key);
          const now = new Set<string>(await stillTagged.primaryKeys());
          await customers.bulkPut(people.filter(({ id }) => now.has(id)));
          await interactions.bulkPut(kept);
          await interactions.where('origin').equals(key).delete();
          await openInteractions.where('origin').equals(key).delete();
          await customers.bulkDelete(brought.map(({ id }) => id).filter((id) => now.has(id)));
        });
        changes.tell({ kind: 'everything' });
        return ok(brought.length);
      }),
  };
};
