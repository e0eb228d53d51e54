import { findAll, type XmlNode } from './xml-tree';

/** Presence of one watched address (RFC 3863 with the activities of RFC 4480). */
export type PresenceView = 'open' | 'closed' | 'busy' | 'ringing' | 'dnd' | 'away';

/** What phones write where the standard has no word for it. */
const notes: readonly [RegExp, PresenceView][] = [
  [/do not disturb|ne pas d[ée]ranger|\bdnd\b/i, 'dnd'],
  [/ringing|sonne/i, 'ringing'],
  [
    /on the phone|on a call|en appel|en ligne|busy|occup[ée]|in use|after-call|apr[èe]s-appel/i,
    'busy',
  ],
  [/\baway\b|absent|pause|lunch|\bidle\b|be right back/i, 'away'],
];

const activities: readonly [PresenceView, readonly string[]][] = [
  ['busy', ['on-the-phone', 'busy', 'meeting', 'appointment', 'presentation', 'performance']],
  [
    'away',
    [
      'away',
      'meal',
      'breakfast',
      'dinner',
      'sleeping',
      'vacation',
      'holiday',
      'permanent-absence',
      'steering',
      'travel',
      'in-transit',
    ],
  ],
];

/** Null where the document is none. The desk's own word comes first, then notes, activities, the basic status. */
export const readPresence = (root: XmlNode): PresenceView | null => {
  if (root.name !== 'presence') return null;
  const own = findAll(root, 'agent-state')[0]?.text;
  if (own === 'dnd' || own === 'away' || own === 'busy' || own === 'open' || own === 'closed')
    return own;
  const statuses = findAll(root, 'basic').map((one) => one.text.toLowerCase());
  if (statuses.length === 0) return null;
  if (!statuses.includes('open')) return 'closed';
  const words = findAll(root, 'note')
    .map((one) => one.text)
    .join(' ')
    .slice(0, 500);
  const noted = notes.find(([pattern]) => pattern.test(words))?.[1];
  if (noted) return noted;
  const doing = new Set(
    findAll(root, 'activities').flatMap((one) => one.children.map((child) => child.name)),
  );
  return activities.find(([, names]) => names.some((name) => doing.has(name)))?.[0] ?? 'open';
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const documents: Record<
  Exclude<PresenceView, 'ringing'>,
  { basic: string; activity: string; note: string }
> = {
  open: { basic: 'open', activity: '', note: '' },
  busy: { basic: 'open', activity: 'on-the-phone', note: 'On the phone' },
  dnd: { basic: 'open', activity: 'busy', note: 'Do not disturb' },
  away: { basic: 'open', activity: 'away', note: 'Away' },
  closed: { basic: 'closed', activity: '', note: '' },
};

/** The agent's own state for every phone to read: PIDF with RPID activities, a note, and our own word. */
export const writePresence = (address: string, state: Exclude<PresenceView, 'ringing'>): string => {
  const { basic, activity, note } = documents[state];
  const entity = escaped(`sip:${address}`);
  const doing = activity ? `<rpid:activities><rpid:${activity}/></rpid:activities>` : '';
  const noted = note ? `<dm:note>${note}</dm:note>` : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"',
    ` xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" xmlns:desk="urn:allodesk:presence" entity="${entity}">`,
    `<tuple id="desk"><status><basic>${basic}</basic></status><contact>${entity}</contact></tuple>`,
    `<dm:person id="agent">${doing}${noted}<desk:agent-state>${state}</desk:agent-state></dm:person>`,
    '</presence>',
  ].join('');
};
