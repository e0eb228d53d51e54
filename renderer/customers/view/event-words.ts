import { longDuration, shortDuration, type Language, type Words } from '../../i18n';
import type { Interaction } from '../customer';
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

/** The second line: the way it came, how long, who, through which queue. */
export const eventMeta = (t: Words, row: Interaction, language: Language): string => {
  const title = eventTitle(t, row);
  const talked =
    row.channel === 'call' && row.call?.answered === true
      ? longDuration(row.call.talkedSeconds, language)
      : '';
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
