import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { NewsDoors } from './call-news';
import type { HeadsetView } from '../../phone/headset';
import { loadWords, wordsFor } from '../../platform/i18n';
import { talkingCall as call } from '../../phone/calls/testing/sample-call';
import { changeNews, tellRing } from './call-news';

await loadWords('en');

const t = wordsFor('en');
const held = { ...call({}).hold, wanted: true, actual: true, since: 1 };

describe('what is spoken of a call', () => {
  it('is nothing when nothing that matters changes', () => {
    expect(changeNews(t, call({}), call({ digits: '12' }))).toBeNull();
    expect(changeNews(t, call({}), call({ hold: { ...held, actual: false } }))).toBeNull();
    expect(changeNews(t, call({ media: 'none' }), call({}))).toBeNull();
  });

  it('is polite for what was asked for', () => {
    const answering = call({ phase: { name: 'answering', since: 0 } });
    expect(changeNews(t, answering, call({}))).toEqual({ text: 'Call answered', how: 'polite' });
    expect(changeNews(t, call({}), call({ hold: held }))).toEqual({
      text: 'On hold',
      how: 'polite',
    });
    expect(changeNews(t, call({ hold: held }), call({}))?.text).toBe('Call resumed');
  });

  it('interrupts for what may hurt: mute, lost sound, a lost call', () => {
    expect(changeNews(t, call({}), call({ muted: true }))?.how).toBe('assertive');
    expect(changeNews(t, call({}), call({ media: 'troubled' }))?.how).toBe('assertive');
    const lost = call({
      phase: {
        name: 'ended',
        talkedSeconds: 30,
        end: { reason: 'lineLost', by: 'network', at: 0 },
      },
    });
    expect(changeNews(t, call({}), lost)).toEqual({
      text: 'Call lost. Note and duration kept.',
      how: 'assertive',
    });
  });

  it('gives the reason of an end, also after our own hang-up', () => {
    const ending = call({ phase: { name: 'ending', since: 0, talkedSince: 0, reason: 'hungUp' } });
    const ended = call({
      phase: { name: 'ended', talkedSeconds: 3, end: { reason: 'hungUp', by: 'agent', at: 0 } },
    });
    expect(changeNews(t, call({}), ending)).toBeNull();
    expect(changeNews(t, ending, ended)?.text).toBe('Call ended. You hung up');
    expect(changeNews(t, ended, { ...ended })).toBeNull();
  });

  it('says on the practice line who can be called there, as the desk shows it', () => {
    const phase = {
      name: 'ended',
      talkedSeconds: 0,
      end: { reason: 'notFound', by: 'remote', at: 0 },
    } as const;
    const spoken = (practice: boolean) => {
      const one = call({ direction: 'out', practice });
      const dialling = { ...one, phase: { name: 'dialling', since: 0 } as const };
      return changeNews(t, dialling, { ...one, phase })?.text;
    };
    const shown = t('calls.end.practiceNobody');
    expect(spoken(true)).toBe(t('calls.announce.ended', { reason: shown }));
    expect(spoken(false)).not.toContain(shown);
  });
});

describe('a ring, as it is spoken', () => {
  const desk = (headsets: Partial<HeadsetView>[]) =>
    ({
      calls: { store: createStore(() => ({ calls: [] })) },
      customers: { store: createStore(() => ({ recognised: {} })) },
      settings: { store: createStore(() => ({ settings: { 'line.country': { value: 'FR' } } })) },
      team: { store: createStore(() => ({ colleagues: [] })) },
      headsets: { store: createStore(() => ({ headsets })) },
    }) as unknown as NewsDoors;

  it('says with it that the headset in use is off, and nothing of another', () => {
    const words = { t, key: null };
    const plain = tellRing(desk([{ used: true }]), call({}), words);
    const off = t('headset.reach.off.stage');
    expect(plain).not.toContain(off);
    expect(tellRing(desk([{ used: true, reach: 'off' }]), call({}), words)).toBe(
      `${plain}. ${off}`,
    );
    expect(tellRing(desk([{ used: false, reach: 'off' }]), call({}), words)).toBe(plain);
  });
});
