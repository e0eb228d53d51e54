import type { Customer, Interaction } from '../../customers';
import { newId } from '../../../kernel';

// A customer and a contact for tests, each with content in every field that a test looks for.

export const person = (id: string, number: string, more: Partial<Customer> = {}): Customer => ({
  id,
  origin: 'own',
  givenName: 'Claire',
  familyName: 'Lefèvre',
  company: '',
  language: 'fr',
  phones: [{ label: 'mobile', written: number, e164: number.startsWith('+') ? number : null }],
  emails: ['claire@example.fr'],
  address: '12 rue des Tilleuls',
  city: '44000 Nantes',
  tags: ['Garantie étendue'],
  note: '',
  createdAt: 1,
  updatedAt: 1,
  ...more,
});
export const contact = (more: Partial<Interaction> = {}): Interaction => ({
  id: newId(),
  customerId: null,
  origin: 'own',
  channel: 'call',
  direction: 'in',
  practice: false,
  startedAt: 1_000,
  endedAt: null,
  state: 'open',
  agent: 'Nadia',
  number: '+33639984127',
  numberE164: '+33639984127',
  displayName: '',
  queue: 'SAV',
  subject: '',
  note: '',
  noteSavedAt: null,
  call: {
    answered: false,
    talkedSeconds: 0,
    endReason: null,
    endedBy: null,
    status: null,
    redirectTo: null,
  },
  ...more,
});
