import type { CallCase } from './call';
import type { Interaction } from './interaction';

/** A case as a contact keeps it; what is not known takes no place. */
export const caseAttributes = ({ id, data }: CallCase): Record<string, string> => ({
  ...(id ? { 'case.id': id } : {}),
  ...(data ? { 'case.data': data } : {}),
});

/** The case of a contact; null: none was named. */
export const caseOfContact = ({ attributes = {} }: Interaction): CallCase | null => {
  const { 'case.id': id = '', 'case.data': data = '' } = attributes;
  return id || data ? { id, data } : null;
};
