import { type Customer, isExample } from '../../model/customer';
import type { Interaction } from '../../model/interaction';
import { filingKeys } from '../customers/match';
import { newId } from '../../kernel';
import type { Blind } from './blind';
import type { Seal, Sealed, TableName } from './seal';

/** How much of a row lies open: what it is looked up and ordered by. All else is sealed. */
export interface StoredCustomer {
  id: string;
  origin: string;
  /** E.164 and whole national numbers, or internal numbers; a ringing number finds its customers here. */
  phones: string[];
  sealed: Sealed;
}

export interface StoredInteraction {
  id: string;
  /** Changes with every write, so that a change made from an outdated reading is noticed. */
  revision: string;
  origin: string;
  channel: string;
  /** Absent while the customer is not known. */
  customer?: string;
  /** The start time, negative. */
  newest: number;
  sealed: Sealed;
}

export interface StoredRecording {
  id: string;
  interaction: string;
  /** Epoch ms after which it is deleted. */
  until: number;
  sealed: Sealed;
}

/** About a second of a recording, encrypted (AES-GCM) whatever the seal of the rows is. */
export interface StoredPart {
  recording: string;
  /** From 0, in order. */
  n: number;
  /** 96 bits, never the same twice with one key (NIST SP 800-38D section 8.2.2). */
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** Work that a step of the book's tables left to do, row by row. */
export type ChoreName = 'phoneKeys';

export interface StoredChore {
  name: ChoreName;
  /** The id of the last row that was looked at. */
  after: string;
  /** Behind this id lies a row that cannot be read: from there it begins again at the next start. */
  again?: string;
}

/** What leaves the book together with the examples. */
export const leavesWithExamples = (row: Customer | Interaction): boolean =>
  row.origin === 'example' || ('practice' in row && row.practice);

/** Turns customers and interactions into rows and back. */
export const createRows = ({ seal, open }: Seal, blind: Blind) => {
  const originKey = (row: Customer | Interaction) =>
    blind('origin', leavesWithExamples(row) ? 'example' : 'own');
  const phoneKeys = (customer: Customer): Promise<string[]> =>
    Promise.all(
      [...new Set(customer.phones.flatMap(filingKeys))].map((key) => blind('phone', key)),
    );
  return {
    seal,
    open,
    phoneKeys,
    customerRow: async (customer: Customer): Promise<StoredCustomer> => ({
      id: customer.id,
      origin: await originKey(customer),
      phones: await phoneKeys(customer),
      sealed: await seal({ table: 'customers', id: customer.id }, customer),
    }),
    customer: async (row: StoredCustomer): Promise<Customer> => {
      const customer = (await open({ table: 'customers', id: row.id }, row.sealed)) as Customer;
      return { ...customer, origin: isExample(customer) ? 'example' : 'own' };
    },
    interactionRow: async (interaction: Interaction): Promise<StoredInteraction> => ({
      id: interaction.id,
      revision: newId(),
      origin: await originKey(interaction),
      channel: await blind('channel', interaction.channel),
      ...(interaction.customerId === null
        ? {}
        : { customer: await blind('customer', interaction.customerId) }),
      newest: -interaction.startedAt,
      sealed: await seal({ table: tableOf(interaction), id: interaction.id }, interaction),
    }),
    interaction: async (table: TableName, row: StoredInteraction): Promise<Interaction> =>
      (await open({ table, id: row.id }, row.sealed)) as Interaction,
  };
};

export type Rows = ReturnType<typeof createRows>;

export const tableOf = (interaction: Interaction): 'interactions' | 'openInteractions' =>
  interaction.state === 'open' ? 'openInteractions' : 'interactions';
