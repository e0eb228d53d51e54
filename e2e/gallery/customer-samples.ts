import type { Customer, Interaction } from '../../renderer/book/customers';
import {
  claire,
  now,
  sampleCustomer,
  sampleCustomers,
  sampleInteraction,
  sampleInteractions,
} from './samples';

const minute = 60_000;
const day = 24 * 60;
/** Minutes from the gallery's present back to a day and an hour. */
const ago = (days: number, hour: number, minutes: number) =>
  days * day + (10 * 60 + 49) - (hour * 60 + minutes);

export const anais = sampleCustomer('anais', 'Anaïs', 'Lefebvre', '+33639980263', {
  city: 'Saint-Herblain',
});
export const julien = sampleCustomer('julien', 'Julien', 'Lefèvre', '+33261913055', {
  city: 'Nantes',
  phones: [{ label: 'home', written: '02 61 91 30 55', e164: '+33261913055' }],
});
export const claireWithNote: Customer = {
  ...claire,
  note: 'Dire « Madame Lefèvre ». Joindre avant 18:00, par téléphone.',
};

export const people: Customer[] = [
  claireWithNote,
  julien,
  anais,
  ...sampleCustomers.filter(({ id }) => id !== 'claire'),
];

export const history: Interaction[] = [
  sampleInteraction('h1', ago(3, 11, 20), {
    customerId: 'claire',
    queue: 'SAV Électroménager',
    agent: 'Thomas Girard',
    subject: 'Panne › Pièce commandée',
    attributes: { 'case.id': '2026-4711', 'case.data': 'menu 2 · contrat 88123' },
    note: 'Ne vidange plus malgré la pompe neuve : code E21. Carte électronique commandée, livrée le 25. Promis : rappel lundi avant 17 h avec la date du technicien. Agacée, restée courtoise. A demandé deux fois si la garantie couvre le déplacement ; la réponse est oui, jusqu’au 28 mars 2028.',
    call: {
      answered: true,
      talkedSeconds: 432,
      endReason: 'hungUp',
      endedBy: 'remote',
      status: null,
      redirectTo: null,
    },
  }),
  sampleInteraction('h2', ago(3, 11, 10), {
    customerId: 'claire',
    channel: 'email',
    direction: 'out',
    agent: 'Thomas Girard',
    subject: 'Confirmation de commande de pièce',
    call: null,
  }),
  sampleInteraction('h3', ago(8, 14, 30), {
    customerId: 'claire',
    channel: 'visit',
    agent: 'Karim Ould',
    subject: 'Visite : pompe de vidange remplacée',
    note: 'Essai de vidange correct à 15:10. Conseillé : rappeler si le code E21 revient.',
    call: null,
  }),
  sampleInteraction('h4', ago(12, 18, 41), {
    customerId: 'claire',
    queue: 'SAV Électroménager',
    agent: 'Inès Marchand',
    note: 'Lave-linge plein d’eau, code E21. Visite fixée au 16.',
    state: 'interrupted',
  }),
  sampleInteraction('h5', ago(52, 9, 5), {
    customerId: 'claire',
    channel: 'chat',
    agent: 'Youssef Amrani',
    subject: 'Question sur la livraison d’un sèche-linge',
    call: null,
  }),
  sampleInteraction('h6', ago(54, 9, 5), {
    customerId: 'claire',
    channel: 'letter',
    direction: 'out',
    agent: 'Youssef Amrani',
    subject: 'Attestation de garantie',
    call: null,
  }),
  sampleInteraction('h7', ago(222, 9, 5), { customerId: 'julien', subject: 'Facture › Duplicata' }),
];

export const liveCall = (customerId: string | null, call: string): Interaction =>
  sampleInteraction(`interaction-${call}`, 7, {
    id: `interaction-${call}`,
    customerId,
    number: '+33536491802',
    numberE164: '+33536491802',
    queue: 'SAV Électroménager',
    state: 'open',
    endedAt: null,
    call: null,
  });

export const withHistory: Interaction[] = [...sampleInteractions, ...history];

/** Three hundred contacts: a customer of many years. */
export const longHistory: Interaction[] = Array.from({ length: 300 }, (_, index) =>
  sampleInteraction(`long-${index}`, 60 + index * 700, {
    customerId: 'claire',
    direction: index % 3 === 0 ? 'out' : 'in',
    channel: index % 5 === 0 ? 'email' : 'call',
    subject: index % 4 === 0 ? `Dossier ${index}` : '',
    note: index % 2 === 0 ? `Note ${index}. `.repeat(1 + (index % 30)) : '',
  }),
);

export const examples: Customer[] = people.map((one) => ({ ...one, origin: 'example' }));

/** A full working day behind the agent, and someone to call back. */
export const busyDay: Interaction[] = [
  ...withHistory,
  ...Array.from({ length: 9 }, (_, index) =>
    sampleInteraction(`busy-${index}`, 20 + index * 11, {
      customerId: 'paul',
      number: '+33639981044',
      startedAt: now - (20 + index * 11) * minute,
    }),
  ),
];
