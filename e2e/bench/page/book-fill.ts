import { BookDatabase } from '../../../renderer/book/archive/database';
import { plainBlind } from '../../../renderer/book/archive/blind';
import { plainSeal } from '../../../renderer/book/archive/seal';
import { createRows } from '../../../renderer/book/archive/row-codec';
import type { Customer, Interaction } from '../../../renderer/book/customers';
import {
  familyFrench,
  givenFrench,
  townsFrench,
} from '../../../renderer/book/customers/examples/people-lists';

/** Numbers that nobody has: the French ranges kept for fiction, then the North American ones. */
const frenchRanges = ['63998', '19900', '26191', '35301', '46571', '53649'];
const perCustomer = 3;
const atOnce = 5_000;
const dayMs = 86_400_000;

export const numberOf = (customer: number): string => {
  const range = frenchRanges[Math.floor(customer / 10_000)];
  if (range) return `+33${range}${String(customer % 10_000).padStart(4, '0')}`;
  const beyond = customer - frenchRanges.length * 10_000;
  const area = 201 + Math.floor(beyond / 100);
  return `+1${area}55501${String(beyond % 100).padStart(2, '0')}`;
};

const idOf = (customer: number): string => `bench-${String(customer).padStart(7, '0')}`;

export const nameOf = (customer: number): string => {
  const given = givenFrench[customer % givenFrench.length] ?? '';
  return `${given} ${familyFrench[customer % familyFrench.length] ?? ''} ${customer}`;
};

/** What was written about the customer last: on the card when its history is. */
export const lastNoteOf = (customer: number): string =>
  `Dossier ${customer}, échange ${perCustomer}`;

const customerAt = (customer: number, now: number): Customer => {
  const [givenName = '', ...family] = nameOf(customer).split(' ');
  const [town, code] = townsFrench[customer % townsFrench.length] ?? ['', ''];
  const e164 = numberOf(customer);
  return {
    id: idOf(customer),
    origin: 'own',
    givenName,
    familyName: family.join(' '),
    company: '',
    language: 'fr',
    phones: [{ label: 'mobile', written: e164, e164 }],
    emails: [`client-${customer}@example.org`],
    address: `${1 + (customer % 120)} rue du Canal`,
    city: `${code} ${town}`,
    tags: customer % 7 === 0 ? ['Contrat Pro'] : [],
    note: '',
    createdAt: now - (30 + (customer % 900)) * dayMs,
    updatedAt: now - dayMs,
  };
};

const interactionAt = (customer: number, place: number, now: number): Interaction => {
  const startedAt = now - (perCustomer - place + 1) * 20 * dayMs + customer;
  return {
    id: `${idOf(customer)}-${place}`,
    customerId: idOf(customer),
    origin: 'own',
    channel: place === 2 ? 'email' : 'call',
    direction: 'in',
    practice: false,
    startedAt,
    endedAt: startedAt + 240_000,
    state: 'closed',
    agent: 'Bench',
    number: numberOf(customer),
    numberE164: numberOf(customer),
    displayName: '',
    queue: 'Service client',
    subject: '',
    note: `Dossier ${customer}, échange ${place}`,
    noteSavedAt: startedAt + 240_000,
    call:
      place === 2
        ? null
        : {
            answered: true,
            talkedSeconds: 230,
            endReason: 'hungUp',
            endedBy: 'remote',
            status: null,
            redirectTo: null,
          },
  };
};

/** Fills a book through the desk's own rows, many to a transaction. */
export const fillBook = async (name: string, customers: number): Promise<void> => {
  const database = new BookDatabase(name, undefined, 'relaxed');
  await database.open();
  const rows = createRows(plainSeal, plainBlind);
  const now = Date.now();
  for (let first = 0; first < customers; first += atOnce) {
    const places = Array.from(
      { length: Math.min(atOnce, customers - first) },
      (_, at) => first + at,
    );
    const people = await Promise.all(places.map((at) => rows.customerRow(customerAt(at, now))));
    const contacts = await Promise.all(
      places.flatMap((at) =>
        Array.from({ length: perCustomer }, (_, place) =>
          rows.interactionRow(interactionAt(at, place + 1, now)),
        ),
      ),
    );
    await database.transaction('rw', database.customers, database.interactions, async () => {
      await database.customers.bulkPut(people);
      await database.interactions.bulkPut(contacts);
    });
  }
  database.close();
};
