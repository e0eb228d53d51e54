import { useCallback, useState } from 'react';
import type { Interaction } from '../../model/interaction';

type Keeps = (row: Interaction) => boolean;

/** Rows of a history without those that a filter of another feature leaves out. `by`: who filters. */
export const useNarrowed = (
  rows: readonly Interaction[],
): { rows: readonly Interaction[]; narrow(by: string, keeps: Keeps | null): void } => {
  const [filters, setFilters] = useState<Readonly<Record<string, Keeps | null>>>({});
  const narrow = useCallback(
    (by: string, keeps: Keeps | null) => setFilters((known) => ({ ...known, [by]: keeps })),
    [],
  );
  const all = Object.values(filters).filter((one) => one !== null);
  return { rows: rows.filter((row) => all.every((keeps) => keeps(row))), narrow };
};
