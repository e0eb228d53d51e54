import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../i18n';
import type { Call } from '../call';
import { partyNews } from './party-news';

const t = wordsFor('en');
const call = (what: Partial<Call> = {}): Call => ({
  id: 'a',
  lineId: 'pbx',
  interactionId: 'i',
  direction: 'in',
  practice: false,
  remote: { number: '1', displayName: 'Claire', anonymous: false },
  called: null,
  startedAt: 0,
  phase: { name: 'talking', since: 0 },
  hold: {
    wanted: false,
    actual: false,
    syncing: false,
    refused: false,
    since: null,
    byRemote: false,
  },
  muted: false,
  transfer: { step: 'none' },
  consults: null,
  conference: false,
  silenced: false,
  referredBy: null,
  handover: null,
  noteSent: 'no',
  digits: '',
  media: 'flowing',
  ...what,
});
const before = call();
const news = (after: Partial<Call>) =>
  partyNews(t, { before, after: { ...before, ...after }, who: 'Claire' });

describe('what is spoken of the parties', () => {
  it.each<[string, Partial<Call>, string]>([
    ['a transfer', { transfer: { step: 'sent', target: '4', with: null } }, 'Transfer under way'],
    [
      'its failure',
      { transfer: { step: 'failed', target: '4', status: 486 } },
      'The transfer did not work. The call stays with you.',
    ],
    ['a conference', { conference: true }, 'Three-way call: everybody hears everybody'],
    ['a silenced party', { silenced: true }, 'Claire is muted for everybody'],
    ['who took over', { remote: { ...before.remote } }, 'Now connected to Claire'],
    ['a note that did not arrive', { noteSent: 'refused' }, 'Your note did not arrive'],
  ])('%s', (_what, after, words) => {
    expect(news(after)?.text).toBe(words);
  });

  it('a note of a colleague, also while it rings', () => {
    const ringing = call({ phase: { name: 'ringing', since: 0 } });
    const from = { number: '4108', displayName: 'Agathe', anonymous: false };
    const handover = { from, reference: '', number: '', name: '', note: '' };
    const spoken = partyNews(t, { before: ringing, after: { ...ringing, handover }, who: '' });
    expect(spoken?.text).toBe('A note came with the call from Agathe');
  });

  it('nothing when nothing concerns the parties', () => {
    expect(news({ muted: true })).toBeNull();
  });
});
