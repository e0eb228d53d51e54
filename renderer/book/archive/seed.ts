import type { Customer, Interaction } from '../customers';
import { plainBlind } from './blind';
import { BookDatabase, bookName } from './database';
import { plainSeal } from './seal';
import { createRows } from './row-codec';

// Large books for measuring and for tests; not part of the desk.

const chunk = 1_000;
const dayMs = 86_400_000;
const given = ['Claire', 'Julien', 'Anaïs', 'Bruno', 'Odette', 'Karim', 'Sophie', 'Étienne'];
const family = [
  'Martin',
  'Bernard',
  'Nguyen',
  'Petit',
  'Durand',
  'Leroy',
  'Morel',
  'Garcia',
  'Roux',
];
const towns = ['44000 Nantes', '69003 Lyon', '59000 Lille', '31000 Toulouse', '75011 Paris'];
/** ARCEP's ranges for fiction, ten thousand numbers each. */
const ranges = ['63998', '19900', '26191', '35301', '46571', '53649'];

/** The only number of the customer at `place`; from sixty thousand on under a country code that nobody has. */
export const seedNumber = (place: number): string => {
  const range = ranges[Math.floor(place / 10_000)];
  return range
    ? `+33${range}${`${place % 10_000}`.padStart(4, '0')}`
    : `+999${`${place}`.padStart(9, '0')}`;
};
export const seedId = (place: number): string => `seed-${`${place}`.padStart(7, '0')}`;

export const seedCustomer = (place: number, now: number): Customer => {
  const e164 = seedNumber(place);
  const [first, last] = [given[place % given.length] ?? '', family[place % family.length] ?? ''];
  return {
    id: seedId(place),
    origin: 'own',
    givenName: first,
    familyName: `${last} ${place.toString(36)}`,
    company: place % 7 === 0 ? `Atelier ${place}` : '',
    language: 'fr',
    phones: [{ label: 'mobile', written: e164, e164 }],
    emails: [`client.${place}@example.fr`],
    address: `${1 + (place % 200)} rue des Lilas`,
    city: towns[place % towns.length] ?? '',
    tags: place % 5 === 0 ? ['Professionnel'] : [],
    note: '',
    createdAt: now - 400 * dayMs,
    updatedAt: now - 400 * dayMs,
  };
};

export const seedContact = (place: number, each: number, now: number): Interaction => {
  const startedAt = now - (1 + each * 9) * dayMs - place * 1_000;
  const number = seedNumber(place);
  return {
    id: `${seedId(place)}-${each}`,
    customerId: seedId(place),
    origin: 'own',
    channel: each % 3 === 2 ? 'email' : 'call',
    direction: 'in',
    practice: false,
    startedAt,
    endedAt: startedAt + 180_000,
    state: 'closed',
    agent: 'Nadia Belkacem',
    number,
    numberE164: number,
    displayName: '',
    queue: 'SAV',
    subject: 'Panne › Diagnostic',
    note: 'Ne démarre plus depuis hier soir. Prise vérifiée, rendez-vous proposé pour la semaine prochaine.',
    noteSavedAt: startedAt + 170_000,
    call:
      each % 3 === 2
        ? null
        : {
            answered: true,
            talkedSeconds: 180,
            endReason: 'hungUp',
            endedBy: 'remote',
            status: null,
            redirectTo: null,
          },
  };
};

export interface SeedOrder {
  customers: number;
  contactsEach: number;
  name?: string;
  now?: number;
  indexedDB?: IDBFactory;
}

/** Fills a book, without waiting for the disk. Open or reload the desk afterwards: it does not hear of it. */
export const bulkSeed = async ({
  customers,
  contactsEach,
  name = bookName,
  now = Date.now(),
  indexedDB,
}: SeedOrder): Promise<void> => {
  const database = new BookDatabase(name, indexedDB, 'relaxed');
  const rows = createRows(plainSeal, plainBlind);
  await database.open();
  for (let from = 0; from < customers; from += chunk) {
    const places = Array.from({ length: Math.min(chunk, customers - from) }, (_, at) => from + at);
    const people = await Promise.all(
      places.map((place) => rows.customerRow(seedCustomer(place, now))),
    );
    const contacts = await Promise.all(
      places.flatMap((place) =>
        Array.from({ length: contactsEach }, (_, each) =>
          rows.interactionRow(seedContact(place, each, now)),
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
