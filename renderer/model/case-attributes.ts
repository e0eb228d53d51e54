import type { CallCase } from './call';
import type { Interaction } from './interaction';

/** A case as a contact keeps it; what is not known takes no place. */
export const caseAttributes = ({ id, data }: CallCase): Record<string, string> => ({
  ...(id ? { 'case.id': id } : {}),
  ...(data ? { 'case.data': data } : {}),
});

/** Takes the place of whatever case was named before. */
export const newCaseAttributes = (known: CallCase): Record<string, string> => ({
  'case.id': '',
  'case.data': '',
  ...caseAttributes(known),
});

/** The case of a contact; null: none was named. */
export const caseOfContact = ({ attributes }: Pick<Interaction, 'attributes'>): CallCase | null => {
  const text = (name: string) => {
    const value: unknown = attributes?.[name];
    return typeof value === 'string' ? value : '';
  };
  const known = { id: text('case.id'), data: text('case.data') };
  return known.id || known.data ? known : null;
};
