import type { CallRow } from '../../book/customers/book-port';
import type { Interaction } from '../../model/interaction';
import { daysBetween } from '../../platform/i18n';
import { isSameDay } from './local-time';

/** What the book alone can say of a day. Practice calls are never counted. */
export interface DayFigures {
  /** Calls with a conversation, in and out. */
  handled: number;
  handledOut: number;
  /** Seconds talked, all handled calls together. */
  talkedSeconds: number;
  averageSeconds: number | null;
  missed: number;
  /** Begun calls by local hour. */
  byHour: Map<number, number>;
}

const counts = (row: Interaction): boolean =>
  row.channel === 'call' && !row.practice && row.origin !== 'example';

/** Refused or taken elsewhere is nobody's missed call. */
const notMissed = new Set([
  'declined',
  'answeredElsewhere',
  'doNotDisturb',
  'agentUnavailable',
  'forwarded',
]);

export const isMissed = (row: Interaction): boolean =>
  row.channel === 'call' &&
  row.direction === 'in' &&
  row.state !== 'open' &&
  row.call?.answered !== true &&
  !notMissed.has(row.call?.endReason ?? '');

/** A conversation that neither side ended. */
export const isCut = (row: Interaction): boolean =>
  row.channel === 'call' &&
  row.call?.answered === true &&
  (row.state === 'interrupted' ||
    ['lineLost', 'mediaFailed', 'interrupted'].includes(row.call.endReason ?? ''));

const isPractice = (row: Interaction): boolean => row.channel === 'call' && row.practice;

/** `practice`: the practice calls of the day instead of the real ones. */
export const figuresOf = (rows: readonly CallRow[], now: number, practice = false): DayFigures => {
  const today = rows
    .map((row) => row.interaction)
    .filter((row) => (practice ? isPractice(row) : counts(row)) && isSameDay(row.startedAt, now));
  const handled = today.filter((row) => row.call?.answered === true && row.state !== 'open');
  const talkedSeconds = handled.reduce((sum, row) => sum + (row.call?.talkedSeconds ?? 0), 0);
  const byHour = new Map<number, number>();
  for (const row of today) {
    const hour = new Date(row.startedAt).getHours();
    byHour.set(hour, (byHour.get(hour) ?? 0) + 1);
  }
  return {
    handled: handled.length,
    handledOut: handled.filter((row) => row.direction === 'out').length,
    talkedSeconds,
    averageSeconds: handled.length > 0 ? talkedSeconds / handled.length : null,
    missed: today.filter(isMissed).length,
    byHour,
  };
};

/** Somebody to call back: who, since when, how often, and why. */
export interface CallBack {
  row: CallRow;
  why: 'missed' | 'cut';
  times: number;
}

const whoKey = (row: Interaction) => row.customerId ?? (row.numberE164 || row.number);

/** Missed and cut calls since yesterday whose caller has not been talked to since. Newest first. */
export const callBacks = (rows: readonly CallRow[], now: number): CallBack[] => {
  const due = new Map<string, CallBack>();
  const settled = new Set<string>();
  for (const row of rows.toSorted((a, b) => b.interaction.startedAt - a.interaction.startedAt)) {
    const { interaction } = row;
    if (!counts(interaction) || interaction.number === '') continue;
    if (daysBetween(interaction.startedAt, now) > 1) break;
    const key = whoKey(interaction);
    const known = due.get(key);
    if (isMissed(interaction) || isCut(interaction)) {
      const why = isCut(interaction) ? 'cut' : 'missed';
      if (settled.has(key)) continue;
      if (!known) due.set(key, { row, why, times: 1 });
      else if (known.why === why) known.times += 1;
      if (why === 'cut') settled.add(key);
    } else if (interaction.state === 'open' || interaction.call?.answered === true) {
      // Talked to later than anything older than this row.
      settled.add(key);
    }
  }
  return [...due.values()];
};
