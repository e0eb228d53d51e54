import { daysBetween, dayHeading, type Language } from '../../platform/i18n';
import type { Interaction } from '../../model/interaction';

export type TimelineFilter = 'all' | 'call' | 'email' | 'other';

export const fits = (row: Interaction, filter: TimelineFilter): boolean => {
  if (filter === 'all') return true;
  if (filter === 'other') return row.channel !== 'call' && row.channel !== 'email';
  return row.channel === filter;
};

export const countsOf = (rows: readonly Interaction[]): Record<TimelineFilter, number> => ({
  all: rows.length,
  call: rows.filter((row) => fits(row, 'call')).length,
  email: rows.filter((row) => fits(row, 'email')).length,
  other: rows.filter((row) => fits(row, 'other')).length,
});

export type TimelineRow =
  | { kind: 'day'; key: string; title: string; today: boolean }
  | { kind: 'event'; key: string; interaction: Interaction; last: boolean };

/** Newest first, each day under its heading. `last`: nothing of the same day follows. */
export const timelineRows = (
  interactions: readonly Interaction[],
  now: number,
  language: Language,
): TimelineRow[] => {
  const rows: TimelineRow[] = [];
  let day = Number.NaN;
  for (const interaction of interactions) {
    const ago = daysBetween(interaction.startedAt, now);
    if (ago !== day) {
      day = ago;
      const previous = rows.at(-1);
      if (previous?.kind === 'event') previous.last = true;
      rows.push({
        kind: 'day',
        key: `day:${ago}`,
        title: dayHeading(interaction.startedAt, now, language),
        today: ago === 0,
      });
    }
    rows.push({ kind: 'event', key: interaction.id, interaction, last: false });
  }
  const end = rows.at(-1);
  if (end?.kind === 'event') end.last = true;
  return rows;
};
