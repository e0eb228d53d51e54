import type { Customer, CustomerPhone } from '../../model/customer';
import { type PhoneReading, readPhone } from './phone';

/** What stands in the form, as it was typed. */
export interface CustomerDraft {
  givenName: string;
  familyName: string;
  company: string;
  phones: { label: CustomerPhone['label']; written: string }[];
  emails: string[];
  tags: string;
  language: '' | 'fr' | 'en';
  address: string;
  city: string;
  note: string;
}

export const draftOf = (customer: Customer | null, number: string): CustomerDraft => ({
  givenName: customer?.givenName ?? '',
  familyName: customer?.familyName ?? '',
  company: customer?.company ?? '',
  phones:
    customer && customer.phones.length > 0
      ? customer.phones.map(({ label, written }) => ({ label, written }))
      : [{ label: 'mobile', written: number }],
  emails: customer && customer.emails.length > 0 ? [...customer.emails] : [''],
  tags: customer?.tags.join(', ') ?? '',
  language: customer?.language ?? '',
  address: customer?.address ?? '',
  city: customer?.city ?? '',
  note: customer?.note ?? '',
});

type Why = Extract<PhoneReading, { ok: false }>['why'];

/** The first fault in the order of the screen gets the focus. */
export type DraftFault =
  | { field: 'name' }
  | { field: 'phone'; index: number; why: Why }
  | { field: 'email'; index: number };

/** A number that was not touched stays what it was: it may come from another country's desk. */
const readAgain = (written: string, country: string, known: Customer | null): PhoneReading => {
  const same = known?.phones.find((phone) => phone.written === written.trim());
  return same ? { ok: true, e164: same.e164 } : readPhone(written, country);
};

/** Local part, one @, a domain with a dot: what a typing error breaks, nothing more. */
const emailLike = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const faultsOf = (
  draft: CustomerDraft,
  country: string,
  known: Customer | null = null,
): DraftFault[] => {
  const faults: DraftFault[] = [];
  if (!draft.givenName.trim() && !draft.familyName.trim() && !draft.company.trim())
    faults.push({ field: 'name' });
  draft.phones.forEach(({ written }, index) => {
    if (!written.trim()) return;
    const reading = readAgain(written, country, known);
    if (!reading.ok) faults.push({ field: 'phone', index, why: reading.why });
  });
  draft.emails.forEach((email, index) => {
    if (email.trim() && !emailLike.test(email.trim())) faults.push({ field: 'email', index });
  });
  return faults;
};

interface Made {
  known: Customer | null;
  id: string;
  country: string;
  now: number;
}

const unique = (texts: string[]) => [...new Set(texts.map((text) => text.trim()).filter(Boolean))];

/** The customer that a draft without faults says. */
export const customerFrom = (draft: CustomerDraft, made: Made): Customer => ({
  id: made.known?.id ?? made.id,
  origin: 'own',
  givenName: draft.givenName.trim(),
  familyName: draft.familyName.trim(),
  company: draft.company.trim(),
  language: draft.language === '' ? null : draft.language,
  phones: draft.phones
    .filter(({ written }) => written.trim() !== '')
    .map(({ label, written }) => {
      const reading = readAgain(written, made.country, made.known);
      return { label, written: written.trim(), e164: reading.ok ? reading.e164 : null };
    }),
  emails: unique(draft.emails),
  address: draft.address.trim(),
  city: draft.city.trim(),
  tags: unique(draft.tags.split(/[,;\n]/)),
  note: draft.note.trim(),
  createdAt: made.known?.createdAt ?? made.now,
  updatedAt: made.now,
});
