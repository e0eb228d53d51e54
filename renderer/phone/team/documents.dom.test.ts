import { describe, expect, it } from 'vitest';
import { learn, nothingKnown, stateOf, type Known } from './colleague-machine';
import { readPresence, writePresence } from './pidf';
import { readXml } from './web/read-xml';

const info = (state: string, version: number, dialogs = '') =>
  `<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${state}" entity="sip:4102@lab.test">${dialogs}</dialog-info>`;
const dialog = (id: string, state: string, direction = 'recipient') =>
  `<dialog id="${id}" direction="${direction}"><state>${state}</state></dialog>`;

const hear = (known: Known, body: string, first = false, event: 'dialog' | 'presence' = 'dialog') =>
  learn(known, { kind: 'document', event, root: readXml(body), first });

describe('dialogs of a colleague', () => {
  it.each([
    ['early', 'recipient', 'ringing'],
    ['trying', 'initiator', 'busy'],
    ['confirmed', 'recipient', 'busy'],
    ['terminated', 'recipient', 'free'],
    ['nonsense', 'recipient', 'free'],
  ])('%s as %s: %s', (state, direction, shown) => {
    const { known } = hear(nothingKnown, info('full', 0, dialog('a', state, direction)));
    expect(stateOf(known)).toBe(shown);
  });

  it('partial documents build on the full one, in order, and a gap asks for the full state', () => {
    let { known } = hear(nothingKnown, info('full', 3, dialog('a', 'confirmed')), true);
    ({ known } = hear(known, info('partial', 4, dialog('b', 'early'))));
    expect(stateOf(known)).toBe('busy');
    ({ known } = hear(known, info('partial', 5, dialog('a', 'terminated'))));
    expect(stateOf(known)).toBe('ringing');
    expect(hear(known, info('partial', 5, dialog('b', 'terminated')))).toEqual({
      known,
      ask: false,
    });
    const gap = hear(known, info('partial', 9, dialog('b', 'terminated')));
    expect(gap).toEqual({ known, ask: true });
    ({ known } = hear(known, info('full', 0)));
    expect(stateOf(known)).toBe('free');
  });

  it('a partial document with nothing before it asks for the full state and shows nothing', () => {
    const step = hear(nothingKnown, info('partial', 1, dialog('a', 'confirmed')), true);
    expect(step).toEqual({ known: nothingKnown, ask: true });
    expect(stateOf(step.known)).toBe('unknown');
  });

  it('what the line no longer knows is unknown again', () => {
    const { known } = hear(nothingKnown, info('full', 0, dialog('a', 'confirmed')));
    expect(stateOf(learn(known, { kind: 'unknown', event: 'dialog' }).known)).toBe('unknown');
  });
});

describe('presence of a colleague', () => {
  const pidf = (inside: string) =>
    `<presence xmlns="urn:ietf:params:xml:ns:pidf">${inside}</presence>`;
  const basic = (word: string) => `<tuple id="t"><status><basic>${word}</basic></status></tuple>`;

  it.each([
    [basic('open'), 'free'],
    [basic('closed'), 'offline'],
    [`${basic('open')}<note>Do Not Disturb</note>`, 'dnd'],
    [`${basic('open')}<note>On the phone</note>`, 'busy'],
    [`${basic('open')}<note>Ringing</note>`, 'ringing'],
    [
      `${basic('open')}<dm:person xmlns:dm="d" xmlns:r="r"><r:activities><r:meal/></r:activities></dm:person>`,
      'away',
    ],
    ['<note>nothing</note>', 'unknown'],
  ])('%s: %s', (inside, shown) => {
    expect(stateOf(hear(nothingKnown, pidf(inside), true, 'presence').known)).toBe(shown);
  });

  it('and dialogs together: the telephone first, offline before an empty list of dialogs', () => {
    let { known } = hear(nothingKnown, info('full', 0), true);
    ({ known } = hear(known, pidf(basic('closed')), true, 'presence'));
    expect(stateOf(known)).toBe('offline');
    ({ known } = hear(known, info('full', 1, dialog('a', 'confirmed'))));
    expect(stateOf(known)).toBe('busy');
  });

  it.each(['open', 'busy', 'dnd', 'away', 'closed'] as const)(
    'our own document says %s, to ourselves and to phones that know only the standard',
    (state) => {
      const text = writePresence('4108@lab.test', state);
      expect(readPresence(readXml(text)!)).toBe(state);
      const plain = readXml(text.replace(/<desk:agent-state>.*<\/desk:agent-state>/, ''))!;
      expect(readPresence(plain)).toBe(state);
    },
  );

  it('an address cannot break out of the document', () => {
    const text = writePresence('a"><basic>closed</basic>@lab.test', 'open');
    expect(readXml(text)?.attributes['entity']).toBe('sip:a"><basic>closed</basic>@lab.test');
    expect(text.match(/<basic>/g)).toHaveLength(1);
  });
});

describe('XML from the network', () => {
  it.each([
    ['an entity', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['too much', `<a>${'x'.repeat(70_000)}</a>`],
    ['too deep', `${'<a>'.repeat(40)}${'</a>'.repeat(40)}`],
    ['too many', `<a>${'<b/>'.repeat(3000)}</a>`],
    ['nothing', ''],
  ])('with %s is no document', (_, text) => expect(readXml(text)).toBeNull());

  it('changes nothing when it is none', () => {
    const { known } = hear(nothingKnown, info('full', 0, dialog('a', 'confirmed')));
    expect(hear(known, 'no xml at all <<<').known).toBe(known);
    expect(hear(known, '<html/>').known).toBe(known);
    expect(hear(known, info('full', -1)).known).toBe(known);
  });
});
