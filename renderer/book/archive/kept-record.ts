import { z } from 'zod/mini';
import type { Interaction } from '../customers';
import { fail, ok, type Result } from '../../kernel';
import { changedAttributes } from '../../model/attributes';
import { interactionShape } from './import-schema';

// What the journal kept of a record. It may be older than what the book has, and whole or only what changed.

const keptShape = z.partial(z.omit(interactionShape, { id: true, note: true, noteSavedAt: true }));
export type KeptRecord = z.infer<typeof keptShape>;

export const readRecord = (text: string): Result<KeptRecord> => {
  try {
    const read = keptShape.safeParse(JSON.parse(text));
    if (read.success) return ok(read.data);
    return fail('recordInvalid', 'storage', read.error.issues[0]?.path.join('.') ?? '');
  } catch {
    return fail('recordInvalid', 'storage', 'no JSON');
  }
};

const given = (record: KeptRecord): Partial<Interaction> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** Where the book never had it; null when too little is known to make one of it. */
export const wholeRecord = (id: string, record: KeptRecord): Interaction | null => {
  const read = interactionShape.safeParse({ ...record, id, note: '', noteSavedAt: null });
  return read.success ? ({ ...read.data, ...given(record) } as Interaction) : null;
};

/**
 * How the call ended is known once: a record that is closed keeps what it says, and one that a crash closed takes the
 * real end. A customer who was found is never lost again, and belongs to the party they were found for: it may be
 * another one by now.
 */
export const withRecord = (before: Interaction, record: KeptRecord): Interaction | null => {
  const isSameParty = record.number === undefined || record.number === before.number;
  const customerId = record.customerId ?? (isSameParty ? before.customerId : null);
  const isBetter =
    before.state === 'open' || (before.state === 'interrupted' && record.state === 'closed');
  if (isBetter) {
    // The journal knows what the call itself says; what features kept with it since lies in the book alone.
    const { attributes = {} } = record;
    return {
      ...before,
      ...given(record),
      attributes: changedAttributes(before.attributes, attributes),
      customerId,
    };
  }
  if (!isSameParty || before.customerId !== null || customerId === null) return null;
  return { ...before, customerId };
};
