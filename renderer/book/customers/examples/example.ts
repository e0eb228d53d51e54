import type { Customer, CustomerPhone } from '../../../model/customer';
import type { Channel } from '../../../model/interaction';

/** One contact of an example's history, as it is written down in the lists of this folder. */
export interface Step {
  channel: Channel;
  direction: 'in' | 'out';
  /** Days after the first contact of its thread. */
  day: number;
  /** Local time of day, `HH:MM`. */
  time: string;
  subject: string;
  note: string;
  /** Seconds talked. A call without is a missed one. */
  seconds?: number;
}

/** Contacts about one matter. */
export interface Thread {
  queue: string;
  /** What the customer is tagged with because of it. */
  tag?: string;
  steps: readonly Step[];
}

/** A customer written by hand. */
export interface FeaturedCustomer {
  id: string;
  person: readonly [givenName: string, familyName: string];
  company?: string;
  language: 'fr' | 'en';
  phones: readonly (readonly [label: CustomerPhone['label'], e164: string])[];
  email: string;
  address: string;
  city: string;
  tags: readonly string[];
  note: string;
  /** Customer since so many days. */
  sinceDays: number;
  /** `ago`: days before today when the thread began. */
  threads: readonly (Thread & { ago: number })[];
}

export type ExampleLanguage = NonNullable<Customer['language']>;

export const call = (
  day: number,
  time: string,
  seconds: number,
  subject: string,
  note: string,
): Step => ({ channel: 'call', direction: 'in', day, time, seconds, subject, note });

export const callOut = (
  day: number,
  time: string,
  seconds: number,
  subject: string,
  note: string,
): Step => ({ channel: 'call', direction: 'out', day, time, seconds, subject, note });

export const missed = (day: number, time: string, subject: string, note = ''): Step => ({
  channel: 'call',
  direction: 'in',
  day,
  time,
  subject,
  note,
});

const written =
  (channel: Channel, direction: 'in' | 'out') =>
  (day: number, time: string, subject: string, note: string): Step => ({
    channel,
    direction,
    day,
    time,
    subject,
    note,
  });

export const emailIn = written('email', 'in');
export const emailOut = written('email', 'out');
export const chat = written('chat', 'in');
export const letterIn = written('letter', 'in');
export const letterOut = written('letter', 'out');
export const faxIn = written('fax', 'in');
export const visit = written('visit', 'out');
