import type { Customer, CustomerPhone } from '../../../model/customer';
import { formatNumber } from '../../../model/numbers';
import { createDice, type Dice } from './dice';
import type { ExampleLanguage, FeaturedCustomer } from './example';
import * as lists from './people-lists';

const dayMs = 86_400_000;

export const phoneOf = (
  label: CustomerPhone['label'],
  e164: string,
  language: ExampleLanguage,
): CustomerPhone => ({
  label,
  written: formatNumber(e164, e164.startsWith('+44') ? 'GB' : language === 'fr' ? 'FR' : 'US'),
  e164,
});

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');

export const featuredCustomer = (featured: FeaturedCustomer, now: number): Customer => ({
  id: featured.id,
  origin: 'example',
  givenName: featured.person[0],
  familyName: featured.person[1],
  company: featured.company ?? '',
  language: featured.language,
  phones: featured.phones.map(([label, e164]) => phoneOf(label, e164, featured.language)),
  emails: [featured.email],
  address: featured.address,
  city: featured.city,
  tags: [...featured.tags],
  note: featured.note,
  createdAt: now - featured.sinceDays * dayMs,
  updatedAt: now - featured.sinceDays * dayMs,
});

/** Four digits that come once each for different places in the list. */
const fourDigits = (place: number): string =>
  `${(place * 7_919 + 1_301) % 10_000}`.padStart(4, '0');
const threeDigits = (place: number): string => `${(place * 37 + 11) % 1_000}`.padStart(3, '0');

interface Person {
  given: string;
  family: string;
  company: string;
  phones: CustomerPhone[];
  address: string;
  city: string;
}

const frenchPerson = (place: number, dice: Dice): Person => {
  const given = lists.givenFrench[place % lists.givenFrench.length] ?? '';
  const family = lists.familyFrench[place % lists.familyFrench.length] ?? '';
  const company = place % 14 === 3 ? (lists.companiesFrench[(place - 3) / 14] ?? '') : '';
  const [town, code, zone] = dice.pick(lists.townsFrench);
  const mobile = phoneOf('mobile', `+3363998${fourDigits(place)}`, 'fr');
  const fixed = phoneOf(
    company ? 'work' : 'home',
    `+33${lists.fixedFrench[zone]}${fourDigits(place + 5_000)}`,
    'fr',
  );
  const phones =
    company || dice.chance(0.2) ? [fixed, mobile] : dice.chance(0.45) ? [mobile, fixed] : [mobile];
  const address = `${1 + dice.roll(120)} ${dice.pick(lists.streetsFrench)}`;
  return { given, family, company, phones, address, city: `${code} ${town}` };
};

const englishPerson = (place: number, dice: Dice): Person => {
  const given = lists.givenEnglish[place % lists.givenEnglish.length] ?? '';
  const family = lists.familyEnglish[place % lists.familyEnglish.length] ?? '';
  const company = place % 9 === 4 ? (lists.companiesEnglish[(place - 4) / 9] ?? '') : '';
  const address = `${1 + dice.roll(90)} ${dice.pick(lists.streetsEnglish)}`;
  if (place % 8 === 7) {
    const line = `${100 + place}`.padStart(4, '0');
    const phones = [phoneOf('mobile', `+1212555${line}`, 'en')];
    return { given, family, company, phones, address, city: 'New York, NY' };
  }
  const [town, code, fixed] = dice.pick(lists.townsEnglish);
  const mobile = phoneOf('mobile', `+447700900${threeDigits(place)}`, 'en');
  const home = phoneOf(company ? 'work' : 'home', `+44${fixed}${threeDigits(place + 400)}`, 'en');
  const phones = dice.chance(0.5) ? [mobile] : [mobile, home];
  return { given, family, company, phones, address, city: `${town} ${code}` };
};

const notes: Readonly<Record<ExampleLanguage, readonly string[]>> = {
  fr: [
    '',
    '',
    'Préfère être rappelé l’après-midi.',
    'Ne pas appeler avant 10 h.',
    'Préfère les e-mails aux appels.',
    'Toujours aimable, aime que l’on aille au fond des choses.',
  ],
  en: ['', '', 'Prefers a call in the afternoon.', 'Prefers e-mail to calls.', 'Not before 10 am.'],
};

/** One of the many, always the same for the same place in the list. */
export const ordinaryCustomer = (
  place: number,
  language: ExampleLanguage,
  now: number,
): Customer => {
  const dice = createDice(place * 97 + (language === 'fr' ? 1 : 2));
  const person = language === 'fr' ? frenchPerson(place, dice) : englishPerson(place, dice);
  const name = [person.given, person.family].map(plain).join('.');
  const host = person.company
    ? `${plain(person.company)}.example.org`
    : language === 'fr'
      ? 'example.fr'
      : 'example.com';
  const since = now - (30 + dice.roll(3_000)) * dayMs;
  return {
    id: `example-${language}-${`${place}`.padStart(3, '0')}`,
    origin: 'example',
    givenName: person.given,
    familyName: person.family,
    company: person.company,
    language: dice.chance(0.9) ? language : null,
    phones: person.phones,
    emails: dice.chance(0.85) || person.company ? [`${name}@${host}`] : [],
    address: person.address,
    city: person.city,
    tags: [],
    note: dice.pick(notes[language]),
    createdAt: since,
    updatedAt: since,
  };
};
