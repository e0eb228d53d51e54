import {
  FileText,
  type LucideIcon,
  Mail,
  MailOpen,
  MapPin,
  MessageCircle,
  Phone,
  PhoneIncoming,
  PhoneMissed,
  PhoneOutgoing,
  Users,
} from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { SlotView } from '../../platform/feature';
import { timeOfDay, useWords } from '../../platform/i18n';
import { RecordingsOf } from '../recording/recordings-of';
import { QualityRecord } from '../quality/quality-record';
import { Icon, useNow } from '../../ui';
import type { Interaction } from '../../model/interaction';
import { useCountry } from './desk-parts';
import { eventMeta, eventTitle, othersWords } from './event-words';
import { contactFacts } from './slots';
import { isCut, isMissed } from './today-figures';

const iconOf = (row: Interaction): LucideIcon => {
  switch (row.channel) {
    case 'email':
      return Mail;
    case 'chat':
      return MessageCircle;
    case 'letter':
      return MailOpen;
    case 'fax':
      return FileText;
    case 'visit':
      return MapPin;
    case 'call':
      if (row.state === 'open') return Phone;
      if (isMissed(row)) return PhoneMissed;
      return row.direction === 'in' ? PhoneIncoming : PhoneOutgoing;
  }
};

/** A note of at most three lines (two in the strip), with the rest on demand. */
const EventNote = ({ note }: { note: string }) => {
  const { t } = useWords();
  const text = useRef<HTMLParagraphElement>(null);
  const [whole, setWhole] = useState(false);
  const [clamped, setClamped] = useState(false);
  useLayoutEffect(() => {
    const shown = text.current;
    if (shown && !whole) setClamped(shown.scrollHeight > shown.clientHeight + 2);
  }, [note, whole]);
  return (
    <>
      <p ref={text} className={whole ? 'x whole' : 'x'}>
        {note}
      </p>
      {(clamped || whole) && (
        <button type="button" className="chipbtn more" onClick={() => setWhole(!whole)}>
          {whole ? t('customers.history.less') : t('customers.history.more')}
        </button>
      )}
    </>
  );
};

/** Consultations, conferences and transfers: with whom. */
const Others = ({ row }: { row: Interaction }) => {
  const { t } = useWords();
  const words = othersWords(t, row, useCountry());
  if (words.length === 0) return null;
  return (
    <p className="m others">
      <Icon of={Users} size="s" />
      {words.join(' · ')}
    </p>
  );
};

const Meta = ({ row, who, now }: { row: Interaction; who: string | undefined; now?: number }) => {
  const { t, language } = useWords();
  const live = now !== undefined;
  const since = live ? t('customers.event.since', { time: timeOfDay(row.startedAt) }) : '';
  const text = [who, since, eventMeta(t, row, language, now)].filter(Boolean).join(' · ');
  return <p className="m">{text}</p>;
};

/** A call that is up: its duration counts. */
const LiveMeta = (props: { row: Interaction; who: string | undefined }) => (
  <Meta {...props} now={useNow()} />
);

export interface TimelineEventProps {
  row: Interaction;
  last: boolean;
  /** Whose contact it is, where several customers stand together. */
  who?: string;
}

/** One contact in the history. */
export const TimelineEvent = ({ row, last, who }: TimelineEventProps) => {
  const { t } = useWords();
  const live = row.channel === 'call' && row.state === 'open';
  return (
    <article className={last ? 'ev last' : 'ev'} data-item>
      <span className={live ? 'ic go' : 'ic'}>
        <Icon of={iconOf(row)} size="s" />
      </span>
      <div>
        <div className="t">
          <b>{eventTitle(t, row)}</b>
          {row.practice && <span className="chip info">{t('customers.chip.practice')}</span>}
          {isCut(row) && <span className="chip wait">{t('customers.chip.cut')}</span>}
          {row.state === 'interrupted' && row.call?.answered !== true && (
            <span className="chip wait">{t('customers.chip.interrupted')}</span>
          )}
          <time dateTime={new Date(row.startedAt).toISOString()}>{timeOfDay(row.startedAt)}</time>
        </div>
        {live ? <LiveMeta row={row} who={who} /> : <Meta row={row} who={who} />}
        <Others row={row} />
        <SlotView of={contactFacts} with={{ row }} />
        {row.call?.quality && <QualityRecord quality={row.call.quality} />}
        {row.note.trim() && <EventNote note={row.note.trim()} />}
        {row.channel === 'call' && row.call?.answered && <RecordingsOf interactionId={row.id} />}
      </div>
    </article>
  );
};
