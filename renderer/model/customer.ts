export type CustomerId = string;

export interface CustomerPhone {
  label: 'mobile' | 'home' | 'work' | 'other';
  /** As it was written. */
  written: string;
  /** E.164, or null where it cannot be known (an internal number). */
  e164: string | null;
}

export interface Customer {
  id: CustomerId;
  /** `example`: came with the practice line and leaves with it. Whom the agent makes or changes is `own`. */
  origin: 'own' | 'example';
  givenName: string;
  familyName: string;
  company: string;
  language: 'fr' | 'en' | null;
  phones: CustomerPhone[];
  emails: string[];
  address: string;
  city: string;
  tags: string[];
  note: string;
  /** Epoch ms. */
  createdAt: number;
  updatedAt: number;
}

export const exampleIds = 'example-';

/**
 * Only whom the program brought and nobody changed. Books of before tagged everybody who was made while the
 * practice line was on.
 */
export const isExample = ({ origin, id, createdAt, updatedAt }: Customer): boolean =>
  origin === 'example' && id.startsWith(exampleIds) && updatedAt === createdAt;
