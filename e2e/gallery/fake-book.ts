import type { CustomerBook, Customer, Interaction, SearchHit } from '../../renderer/book/customers';
import { changedAttributes } from '../../renderer/model/attributes';
import { Listeners, ok } from '../../renderer/kernel';

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

const hit = (customer: Customer, query: string): SearchHit['field'] | null => {
  const wanted = plain(query);
  if (plain(`${customer.givenName} ${customer.familyName}`).includes(wanted)) return 'name';
  if (plain(customer.company).includes(wanted)) return 'company';
  const digits = query.replaceAll(/\D/g, '');
  const called = (written: string) => written.replaceAll(/\D/g, '').includes(digits);
  if (digits && customer.phones.some((phone) => called(phone.written))) return 'phone';
  if (customer.emails.some((email) => plain(email).includes(wanted))) return 'email';
  return plain(customer.city).includes(wanted) ? 'city' : null;
};

/** A book in memory: the same answers as the real one, without a disk. */
export const createFakeBook = (
  customers: Customer[],
  interactions: Interaction[],
): CustomerBook => {
  const people = new Map(customers.map((one) => [one.id, one]));
  const contacts = new Map(interactions.map((one) => [one.id, one]));
  const changed = new Listeners<null>();
  const follow = (tell: () => void) => {
    tell();
    return changed.add(tell);
  };
  const newestFirst = (rows: Interaction[]) =>
    rows.toSorted((one, other) => other.startedAt - one.startedAt);
  const write = (run: () => void) => {
    run();
    changed.tell(null);
    return Promise.resolve(ok(null));
  };
  return {
    open: () => Promise.resolve(ok(null)),
    match: (number) =>
      Promise.resolve({
        certain: true,
        customers: [...people.values()].filter((one) =>
          one.phones.some((phone) => phone.e164 === number),
        ),
      }),
    customer: (id) => Promise.resolve(people.get(id) ?? null),
    watchCustomer: (id, tell) => follow(() => tell(people.get(id) ?? null)),
    watchHistory: (id, limit, tell) =>
      follow(() => {
        const rows = newestFirst([...contacts.values()].filter((one) => one.customerId === id));
        tell(rows.slice(0, limit), rows.length);
      }),
    watchContactCount: (id, tell) =>
      follow(() => tell([...contacts.values()].filter((one) => one.customerId === id).length)),
    watchCalls: (limit, tell) =>
      follow(() => {
        const rows = newestFirst([...contacts.values()].filter((one) => one.channel === 'call'));
        tell(
          rows.slice(0, limit).map((interaction) => ({
            interaction,
            customer: people.get(interaction.customerId ?? '') ?? null,
          })),
        );
      }),
    search: (query, limit) =>
      Promise.resolve(
        [...people.values()]
          .flatMap((customer) => {
            const field = hit(customer, query);
            return field ? [{ customer, field }] : [];
          })
          .slice(0, limit),
      ),
    saveCustomer: (customer) => write(() => people.set(customer.id, customer)),
    removeCustomer: (id) => write(() => people.delete(id)),
    interaction: (id) => Promise.resolve(contacts.get(id) ?? null),
    watchInteraction: (id, tell) => follow(() => tell(contacts.get(id) ?? null)),
    saveInteraction: (interaction) => write(() => contacts.set(interaction.id, interaction)),
    patchInteraction: (id, patch) =>
      write(() => {
        const known = contacts.get(id);
        if (!known) return;
        const attributes = changedAttributes(known.attributes, patch.attributes ?? {});
        contacts.set(id, { ...known, ...patch, attributes });
      }),
    restoreInteraction: () => Promise.resolve(ok(null)),
    saveNote: (id, note, at) =>
      write(() => {
        const known = contacts.get(id);
        if (known) contacts.set(id, { ...known, note, noteSavedAt: at });
      }),
    closeInterrupted: () => Promise.resolve(ok([])),
    exampleCount: () =>
      Promise.resolve([...people.values()].filter((one) => one.origin === 'example').length),
    addExamples: () => Promise.resolve(ok(0)),
    removeExamples: () => Promise.resolve(ok(0)),
  };
};
