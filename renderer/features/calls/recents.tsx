import {
  Phone,
  PhoneIncoming,
  PhoneMissed,
  PhoneOff,
  PhoneOutgoing,
  type LucideIcon,
} from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useEffect, useState } from 'react';
import { displayName, type CallRow } from '../../book/customers';
import { customersDoor } from '../../book/customers/customers-door';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import {
  longDuration,
  number as grouped,
  timeOrDate,
  useWords,
  type Language,
  type Words,
} from '../../platform/i18n';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useNow } from '../../ui/now';
import { phoneText } from '../../ui/phone-text';
import { useCountry } from './caller';
import { endLine, endReasonOf, wasMissed, wasTurnedAway, type EndFacts } from './end-words';
import { isLost } from '../../phone/calls/call-rules';
import { ColleagueList } from './in-call';
import { useDialling } from './use-dial';

const shown = 50;

const factsOf = ({ interaction }: CallRow): EndFacts | null => {
  const reason = endReasonOf(interaction.call?.endReason ?? null);
  if (!interaction.call || !reason) return null;
  return {
    direction: interaction.direction,
    practice: interaction.practice,
    reason,
    by: interaction.call.endedBy ?? 'network',
    talkedSeconds: interaction.call.talkedSeconds,
  };
};

const markOf = (row: CallRow, facts: EndFacts | null): [LucideIcon, string] => {
  if (facts && (wasMissed(facts) || wasTurnedAway(facts))) return [PhoneMissed, 'miss'];
  const cut =
    facts && (isLost(facts.reason, facts.talkedSeconds) || facts.reason === 'interrupted');
  if (cut) return [PhoneOff, 'cutoff'];
  return [row.interaction.direction === 'in' ? PhoneIncoming : PhoneOutgoing, 'in'];
};

/** What was said about it, else how it went. */
const secondLine = (t: Words, row: CallRow, facts: EndFacts | null, language: Language): string => {
  const { interaction } = row;
  if (interaction.subject) return interaction.subject;
  if (!facts)
    return interaction.state === 'interrupted'
      ? t('calls.end.interrupted')
      : t(interaction.direction === 'in' ? 'calls.incoming' : 'calls.outgoing');
  const withQueue = (words: string) => [words, interaction.queue].filter(Boolean).join(' · ');
  if (wasMissed(facts)) return withQueue(t('calls.missed'));
  if (wasTurnedAway(facts)) return withQueue(endLine(t, facts, language));
  if (
    facts.talkedSeconds === 0 ||
    endLine(t, facts, language) !== endLine(t, { ...facts, talkedSeconds: 0 }, language)
  )
    return endLine(t, facts, language);
  const way =
    interaction.queue || t(facts.direction === 'in' ? 'calls.incoming' : 'calls.outgoing');
  return `${way} · ${longDuration(facts.talkedSeconds, language)}`;
};

interface RecentProps {
  row: CallRow;
  now: number;
  onCall: (number: string) => void;
}

/** Shows the customer; a contact that has none can be given one. */
const useShow = ({ interaction, customer }: CallRow): (() => void) => {
  const { customers, documents } = useDoors(customersDoor, documentsDoor);
  return () =>
    documents.show(
      customer
        ? { kind: 'customer', id: customer.id }
        : { kind: 'caller', call: customers.recall(interaction), interactionId: interaction.id },
    );
};

const Recent = ({ row, now, onCall }: RecentProps) => {
  const { t, language } = useWords();
  const show = useShow(row);
  const country = useCountry();
  const { interaction, customer } = row;
  const facts = factsOf(row);
  const [icon, mark] = markOf(row, facts);
  const number = phoneText(interaction.numberE164 ?? interaction.number, country);
  const more = interaction.call?.more;
  const name = customer
    ? displayName(customer)
    : more !== undefined
      ? t('calls.moreCalls', { count: more, shown: grouped(more, language) })
      : interaction.displayName || number || t('calls.withheld');
  return (
    <li className="item">
      <Icon of={icon} className={mark} />
      <div className="grow">
        <p className="l1">
          {more === undefined ? (
            <button
              type="button"
              className={`name cut${name === number ? ' num' : ''}`}
              onClick={show}
            >
              {name}
            </button>
          ) : (
            // Many callers, of whom none is known.
            <span className="name cut">{name}</span>
          )}
        </p>
        <p className="l2 cut">
          {interaction.practice && `${t('line.practice')} · `}
          {secondLine(t, row, facts, language)}
        </p>
      </div>
      <time>{timeOrDate(interaction.startedAt, now, language)}</time>
      {interaction.number && (
        <IconButton
          icon={Phone}
          label={t('calls.callPerson', { name })}
          onClick={() => onCall(interaction.number)}
        />
      )}
    </li>
  );
};

const RecentList = ({ onCall }: { onCall: (number: string) => void }) => {
  const desk = useDoors(customersDoor);
  const { t } = useWords();
  const now = useNow(60_000);
  const [rows, setRows] = useState<CallRow[] | null>(null);
  useEffect(() => desk.customers.book.watchCalls(shown, setRows), [desk]);
  if (rows?.length === 0)
    return (
      <div className="empty">
        <p>{t('calls.recentsNone')}</p>
        <p className="muted">{t('calls.recentsNoneHint')}</p>
      </div>
    );
  return (
    <ul className="list" data-region data-list aria-label={t('calls.recents')}>
      {rows?.map((row) => (
        <Recent key={row.interaction.id} row={row} now={now} onCall={onCall} />
      ))}
    </ul>
  );
};

/** The last calls, newest first, and the colleagues: each to be called by one button. */
export const Recents = () => {
  const { t } = useWords();
  const dialling = useDialling();
  const onCall = (number: string) => void dialling.dial(number);
  return (
    <Tabs.Root className="lists" defaultValue="recents">
      <header className="listhead">
        <Tabs.List className="tabs" aria-label={t('calls.lists')}>
          <Tabs.Trigger className="tab" value="recents">
            {t('calls.recents')}
          </Tabs.Trigger>
          <Tabs.Trigger className="tab" value="colleagues">
            {t('team.colleagues')}
          </Tabs.Trigger>
        </Tabs.List>
      </header>
      {dialling.fault && (
        <p className="dialfault" role="alert">
          {dialling.fault}
        </p>
      )}
      <Tabs.Content value="recents" className="listpage" tabIndex={-1}>
        <RecentList onCall={onCall} />
      </Tabs.Content>
      <Tabs.Content value="colleagues" className="listpage" tabIndex={-1}>
        <ColleagueList onCall={onCall} />
      </Tabs.Content>
    </Tabs.Root>
  );
};
