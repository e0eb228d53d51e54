import { describe, expect, it } from 'vitest';
import { loadWords, wordsFor } from '../../platform/i18n';
import type { Call } from '../../model/call';
import { talkingCall as call } from '../../phone/calls/testing/sample-call';
import { partyNews } from './party-news';

await loadWords('en');

const t = wordsFor('en');
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
    [
      'that nobody speaks of it any more',
      { transfer: { step: 'failed', target: '4', status: null } },
      'Nobody says whether the transfer worked. The call stays with you.',
    ],
    ['a conference', { conference: true }, 'Three-way call: everybody hears everybody'],
    ['a silenced party', { silenced: true }, 'Claire is muted for everybody'],
    [
      'who came in their place',
      { remote: { ...before.remote, number: '4999' } },
      'Now connected to Claire',
    ],
    ['a note that did not arrive', { noteSent: 'refused' }, 'Your note did not arrive'],
  ])('%s', (_what, after, words) => {
    expect(news(after)?.text).toBe(words);
  });

  it('nothing of a name for the same number, nor of the same party in another object', () => {
    expect(news({ remote: { ...before.remote } })).toBeNull();
    expect(news({ remote: { ...before.remote, displayName: 'Renamed' } })).toBeNull();
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
