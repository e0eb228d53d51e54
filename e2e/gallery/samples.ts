import type { Call } from '../../renderer/phone/calls';
import type { Customer, Interaction, OtherParty } from '../../renderer/book/customers';
import { sampleCall as plainCall } from '../../renderer/phone/calls/testing/sample-call';

/** Tuesday 24 November 2026, 10:49:14 at the place of the screenshots: the gallery's clock stands still there. */
export const now = new Date(2026, 10, 24, 10, 49, 14).getTime();

const minute = 60_000;

export const sampleCustomer = (
  id: string,
  givenName: string,
  familyName: string,
  number: string,
  more: Partial<Customer> = {},
): Customer => ({
  id,
  origin: 'own',
  givenName,
  familyName,
  company: '',
  language: 'fr',
  phones: [{ label: 'mobile', written: number, e164: number }],
  emails: [],
  address: '',
  city: '',
  tags: [],
  note: '',
  createdAt: now - 900 * 24 * 60 * minute,
  updatedAt: now - 3 * 24 * 60 * minute,
  ...more,
});

export const claire = sampleCustomer('claire', 'Claire', 'Lefèvre', '+33639984127', {
  phones: [
    { label: 'mobile', written: '06 39 98 41 27', e164: '+33639984127' },
    { label: 'home', written: '02 61 91 30 55', e164: '+33261913055' },
  ],
  emails: ['claire.lefevre@example.fr'],
  address: '12 rue des Tilleuls\n44000 Nantes',
  city: 'Nantes',
  tags: ['Garantie étendue'],
});
export const bruno = sampleCustomer('bruno', 'Bruno', 'Caradec', '+33639987740', {
  city: 'Vannes',
});

export const sampleCustomers: Customer[] = [
  claire,
  bruno,
  sampleCustomer('sophie', 'Sophie', 'Nguyen', '+33639981011', { city: 'Lyon' }),
  sampleCustomer('fatou', 'Fatou', 'Diallo', '+33639981022', { city: 'Lille' }),
  sampleCustomer('glycines', '', '', '+33261911033', { company: 'Résidence Les Glycines' }),
  sampleCustomer('paul', 'Paul-Henri', 'Montagne', '+33639981044'),
  sampleCustomer('garage', '', '', '+33536491055', { company: 'Garage Pineau' }),
];

export const sampleInteraction = (
  id: string,
  minutesAgo: number,
  more: Partial<Interaction>,
): Interaction => ({
  id,
  customerId: null,
  origin: 'own',
  channel: 'call',
  direction: 'in',
  practice: false,
  startedAt: now - minutesAgo * minute,
  endedAt: now - minutesAgo * minute + 5 * minute,
  state: 'closed',
  agent: 'Nadia Belkacem',
  number: '',
  numberE164: null,
  displayName: '',
  queue: '',
  subject: '',
  note: '',
  noteSavedAt: null,
  call: {
    answered: true,
    talkedSeconds: 312,
    endReason: 'hungUp',
    endedBy: 'remote',
    status: null,
    redirectTo: null,
  },
  ...more,
});

export const ended = (
  endReason: string,
  endedBy: 'agent' | 'remote' | 'network',
  talkedSeconds = 0,
  others: OtherParty[] = [],
): Partial<Interaction> => ({
  call: {
    answered: talkedSeconds > 0,
    talkedSeconds,
    endReason,
    endedBy,
    status: null,
    redirectTo: null,
    others,
  },
});

export const sampleInteractions: Interaction[] = [
  sampleInteraction('i1', 18, {
    customerId: 'sophie',
    number: '+33639981011',
    queue: 'SAV Électroménager',
  }),
  sampleInteraction('i2', 28, {
    customerId: 'fatou',
    number: '+33639981022',
    ...ended('lineLost', 'network', 160),
  }),
  sampleInteraction('i3', 44, {
    customerId: 'glycines',
    number: '+33261911033',
    queue: 'Technique',
    ...ended('missed', 'remote'),
  }),
  sampleInteraction('i4', 51, {
    number: '0536491802',
    numberE164: '+33536491802',
    direction: 'out',
    ...ended('busy', 'remote'),
  }),
  sampleInteraction('i5', 62, { customerId: 'paul', number: '+33639981044', queue: 'Technique' }),
  sampleInteraction('i6', 75, {
    customerId: 'garage',
    number: '+33536491055',
    direction: 'out',
    ...ended('hungUp', 'agent', 131),
  }),
  sampleInteraction('i7', 97, {
    customerId: 'claire',
    number: '+33639984127',
    queue: 'SAV Électroménager',
    ...ended('transferred', 'agent', 95, [
      { part: 'consulted', number: '4102', name: 'Inès Marchand', at: now, answered: true },
      { part: 'transferredTo', number: '4102', name: 'Inès Marchand', at: now, answered: true },
    ]),
  }),
  sampleInteraction('i8', 24 * 60 + 5, {
    customerId: 'bruno',
    number: '+33639987740',
    direction: 'out',
    ...ended('noAnswer', 'agent'),
  }),
];

export const sampleCall = (id: string, customer: Customer | null, more: Partial<Call>): Call =>
  plainCall({
    id,
    interactionId: `interaction-${id}`,
    remote: {
      number: customer?.phones[0]?.e164 ?? '+33536491802',
      displayName: '',
      anonymous: false,
    },
    called: { number: '4100', name: 'SAV Électroménager' },
    startedAt: now - 7000,
    phase: { name: 'ringing', since: now - 7000 },
    ...more,
  });
