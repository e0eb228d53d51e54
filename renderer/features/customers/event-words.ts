import { longDuration, shortDuration, type Language, type Words } from '../../platform/i18n';
import { phoneText } from '../../ui/phone-text';
import type { Interaction } from '../../model/interaction';
import { isMissed } from './today-figures';

const callTitle = (t: Words, row: Interaction): string => {
  if (row.state === 'open') return t('customers.event.callNow');
  if (row.call?.answered === true) {
    return row.direction === 'in' ? t('customers.event.callIn') : t('customers.event.callOut');
  }
  if (isMissed(row)) return t('customers.event.callMissed');
  switch (row.call?.endReason ?? '') {
    case 'declined':
      return row.direction === 'in'
        ? t('customers.event.callDeclined')
        : t('customers.event.callDeclinedThere');
    case 'answeredElsewhere':
      return t('customers.event.callElsewhere');
    case 'doNotDisturb':
    case 'agentUnavailable':
      return t('customers.event.callTurnedAway');
    case 'forwarded':
      return t('customers.event.callForwarded');
    case 'busy':
      return t('customers.event.callBusy');
    case 'noAnswer':
      return t('customers.event.callNoAnswer');
    case 'cancelled':
      return t('customers.event.callCancelled');
    case 'redirected':
      return t('customers.event.callRedirected');
    default:
      return t('customers.event.callFailed');
  }
};

/** What a contact was about, else what it was. */
export const eventTitle = (t: Words, row: Interaction): string => {
  if (row.channel === 'call' && row.state === 'open') return t('customers.event.callNow');
  if (row.subject.trim()) return row.subject.trim();
  if (row.channel === 'call') return callTitle(t, row);
  return t(`customers.event.${row.channel}`);
};

const way = (t: Words, row: Interaction): string => {
  if (row.channel === 'visit' || row.channel === 'chat') return t(`customers.event.${row.channel}`);
  return t(`customers.event.${row.channel}${row.direction === 'in' ? 'In' : 'Out'}`);
};

/** Who else had a part in the call, in order. Who was asked and then got the call is named once. */
export const othersWords = (t: Words, row: Interaction, country: string): string[] => {
  const others = row.call?.others ?? [];
  const gotIt = (number: string) =>
    others.some((one) => one.part === 'transferredTo' && one.number === number);
  return others
    .filter(({ part, answered, number }) => part !== 'consulted' || answered || !gotIt(number))
    .map(({ part, answered, name, number }) => {
      const who = { name: name || phoneText(number, country) || t('calls.withheld') };
      if (part === 'consulted' && !answered)
        return row.state === 'open'
          ? t('customers.event.other.asked', who)
          : t('customers.event.other.noAnswer', who);
      return t(`customers.event.other.${part}`, who);
    });
};

/** Seconds of conversation; of a call that is up, those until `now` (epoch ms). Null: none is known. */
const talkedOf = ({ call, state }: Interaction, now: number): number | null => {
  if (call?.answered !== true) return null;
  if (state !== 'open') return call.talkedSeconds;
  return call.answeredAt === undefined
    ? null
    : Math.max(0, Math.round((now - call.answeredAt) / 1000));
};

/** The second line: the way it came, how long, who, through which queue. */
export const eventMeta = (
  t: Words,
  row: Interaction,
  language: Language,
  now = Date.now(),
): string => {
  const title = eventTitle(t, row);
  const seconds = row.channel === 'call' ? talkedOf(row, now) : null;
  const talked = seconds === null ? '' : longDuration(seconds, language);
  const rang =
    row.channel === 'call' && row.call?.answered !== true && row.endedAt !== null
      ? t('customers.event.rang', {
          time: shortDuration((row.endedAt - row.startedAt) / 1000),
        })
      : '';
  return [title.startsWith(way(t, row)) ? '' : way(t, row), talked, rang, row.agent, row.queue]
    .filter(Boolean)
    .join(' · ');
};
