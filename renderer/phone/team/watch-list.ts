import type { SettingValues } from '@contract';
import type { WatchOrder } from './team-port';
import type { Colleague, ColleagueState } from './team';

type Entry = SettingValues['team.speedDials'][number];

/** What can be an extension in the line's own domain; a whole telephone number is nobody's presence. */
const isExtension = (number: string): boolean =>
  /^\d{1,6}$/.test(number) || /^[A-Za-z][A-Za-z0-9._-]{0,31}$/.test(number);

const entryOf = (entry: Entry, list: 'team' | 'own', fixed: boolean): Colleague => {
  const number = entry.number.replaceAll(/[\s.()-]/g, '') || entry.number;
  const watchable = /^[A-Za-z0-9+*#._-]{1,64}$/.test(number);
  return {
    key: `${list} ${number}`,
    name: entry.name,
    number,
    note: entry.note ?? '',
    fixed,
    watched: watchable && (entry.watch ?? isExtension(number)),
    state: 'unknown',
  };
};

const most = 200;

/** Both lists as one, without a number twice; the team's list wins. */
export const colleaguesOf = (
  team: { value: readonly Entry[]; locked: boolean },
  own: { value: readonly Entry[]; locked: boolean },
): Colleague[] => {
  const all = [
    // The team's list is changed where it came from, not here.
    ...team.value.map((entry) => entryOf(entry, 'team', true)),
    ...own.value.map((entry) => entryOf(entry, 'own', own.locked)),
  ];
  const known = new Set<string>();
  return all.filter(({ number }) => !known.has(number) && known.add(number)).slice(0, most);
};

/** What the PBX is asked for. */
export const ordersFor = (
  colleagues: readonly Colleague[],
  how: SettingValues['team.watch'],
  mailboxUser: string,
): WatchOrder[] => {
  const events = {
    both: ['dialog', 'presence'],
    dialog: ['dialog'],
    presence: ['presence'],
    off: [],
  } as const;
  const users = colleagues.filter((one) => one.watched).map((one) => one.number);
  const orders: WatchOrder[] = users.flatMap((user) =>
    events[how].map((event) => ({ user, event })),
  );
  return mailboxUser ? [{ user: mailboxUser, event: 'message-summary' }, ...orders] : orders;
};

/** The same list object where nothing changed, so that nothing is drawn again. */
export const withStates = (
  colleagues: readonly Colleague[],
  stateOf: (number: string) => ColleagueState,
): Colleague[] =>
  colleagues.map((one) => {
    const state = one.watched ? stateOf(one.number) : 'unknown';
    return state === one.state ? one : { ...one, state };
  });
