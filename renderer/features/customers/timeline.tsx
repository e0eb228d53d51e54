import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { type Language, useWords } from '../../platform/i18n';
import type { Interaction } from '../../model/interaction';
import { TimelineEvent } from './timeline-event';
import { type TimelineRow, timelineRows } from './timeline-rows';
import { useMinute } from './use-book';

interface RowProps {
  row: TimelineRow;
  whoOf?: ((row: Interaction) => string) | undefined;
}

/** French writes days in small letters, English does not. */
const inSentence = (day: string, language: Language) =>
  language === 'fr' ? day.charAt(0).toLowerCase() + day.slice(1) : day;

const Row = ({ row, whoOf }: RowProps) => {
  const { t, language } = useWords();
  if (row.kind === 'event') {
    const who = whoOf?.(row.interaction);
    return (
      <TimelineEvent
        row={row.interaction}
        last={row.last}
        {...(who === undefined ? {} : { who })}
      />
    );
  }
  return (
    <h3>
      {row.today
        ? t('customers.history.today', { day: inSentence(row.title, language) })
        : row.title}
    </h3>
  );
};

const estimate = (row: TimelineRow | undefined) => {
  if (row?.kind === 'day') return 32;
  return row?.interaction.note ? 130 : 62;
};

/** A long history: only what can be seen is drawn. */
const LongTimeline = ({ rows, whoOf }: { rows: TimelineRow[]; whoOf?: RowProps['whoOf'] }) => {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  // The React compiler is not used here; the virtualiser's own state drives the drawing.
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: (index) => estimate(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
  });
  return (
    <div
      ref={place}
      className="tl scrolls"
      role="group"
      data-list
      aria-label={t('customers.history.title')}
    >
      <div className="tall" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <div
                key={item.key}
                ref={list.measureElement}
                data-index={item.index}
                className="at"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Row row={row} whoOf={whoOf} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
};

/** From here on drawing everything would be felt. */
const longFrom = 60;

export interface TimelineProps {
  interactions: readonly Interaction[];
  whoOf?: (row: Interaction) => string;
}

/** What happened, newest first, under its days. */
export const Timeline = ({ interactions, whoOf }: TimelineProps) => {
  const { t, language } = useWords();
  const now = useMinute();
  const rows = timelineRows(interactions, now, language);
  if (rows.length > longFrom) return <LongTimeline rows={rows} whoOf={whoOf} />;
  return (
    <div className="tl scrolls" role="group" data-list aria-label={t('customers.history.title')}>
      {rows.map((row) => (
        <Row key={row.key} row={row} whoOf={whoOf} />
      ))}
    </div>
  );
};
