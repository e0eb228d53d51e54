import { describe, expect, it } from 'vitest';
import type { LineState } from '../../phone/line';
import { createHealthFlow } from './health-flow';
import { inOrder, wrongOf } from './index';
import { type HealthFacts, healthNow } from './health-rules';

const ready: LineState = { phase: 'ready', since: 5, provedAt: 6 };
const waiting: LineState = {
  phase: 'waiting',
  attempt: 1,
  retryAt: 9,
  trouble: { kind: 'unreachable' },
};
const whole: HealthFacts = {
  line: { state: ready, practice: false, server: 'wss://pbx.example' },
  microphone: { state: 'ready', name: 'Jabra' },
  headset: { kind: 'none' },
  hotkeys: [{ action: 'answer', accelerator: 'Control+F9', state: 'active' }],
  vault: { keeps: 'keychain', keychain: 'GNOME', because: 'ok' },
  book: { trouble: null, roomLow: false, bookLost: false },
  fixed: 0,
  info: { version: '1.0.0', edition: 'electron', missing: [] },
};
const with_ = (more: Partial<HealthFacts>): HealthFacts => ({ ...whole, ...more });
const headset = {
  kind: 'headset',
  name: 'Jabra',
  vendor: '0b0e',
  access: 'open',
  away: false,
  elsewhere: false,
  linux: true,
} as const;
const browser = { version: '1.0.0', edition: 'browser', missing: ['tray', 'links'] } as const;

describe('the desk’s health', () => {
  it('is in order where everything works', () => {
    const health = healthNow(null, whole, 100);
    expect(wrongOf(health)).toBe(0);
    expect(inOrder(health)[0]).toBe('line');
    expect(Object.values(health).every(({ since }) => since === 100)).toBe(true);
  });

  it.each<[string, Partial<HealthFacts>, string, string]>([
    ['line', { line: { ...whole.line, state: waiting } }, 'bad', 'lineWaiting'],
    [
      'line',
      { line: { ...whole.line, state: { ...waiting, trouble: { kind: 'wrongSecret' } } } },
      'bad',
      'lineRefused',
    ],
    ['line', { line: { ...whole.line, state: { phase: 'off' } } }, 'weak', 'lineOff'],
    ['microphone', { microphone: { state: 'busy', name: '' } }, 'bad', 'microphoneBusy'],
    ['headset', { headset: { ...headset, access: 'readOnly' } }, 'weak', 'headsetReadOnly'],
    ['headset', { headset: { ...headset, away: true } }, 'weak', 'headsetAway'],
    ['headset', { headset }, 'good', 'headsetOpen'],
    [
      'keys',
      { hotkeys: [{ action: 'mute', accelerator: 'F1', state: 'taken' }] },
      'weak',
      'keysLost',
    ],
    [
      'keys',
      { hotkeys: [{ action: 'mute', accelerator: 'F1', state: 'none' }] },
      'good',
      'keysHere',
    ],
    [
      'secret',
      { vault: { keeps: 'memory', keychain: '', because: 'plaintext' } },
      'weak',
      'secretInMemory',
    ],
    [
      'secret',
      { vault: { keeps: 'memory', keychain: '', because: 'browser' } },
      'good',
      'secretInMemory',
    ],
    ['book', { book: { ...whole.book, trouble: 'diskFull', roomLow: true } }, 'bad', 'bookFull'],
    ['book', { book: { ...whole.book, trouble: 'archive' } }, 'bad', 'bookFailed'],
    ['book', { book: { ...whole.book, trouble: 'bookTooNew' } }, 'bad', 'bookTooNew'],
    ['book', { book: { ...whole.book, trouble: 'bookUnread' } }, 'bad', 'bookUnread'],
    ['book', { book: { ...whole.book, bookLost: true } }, 'bad', 'bookLost'],
    ['settings', { fixed: 6 }, 'good', 'settingsFixed'],
    [
      'settings',
      { info: { ...whole.info, policy: { inForce: 'none', problems: [] } } },
      'bad',
      'policyUnread',
    ],
    [
      'settings',
      { info: { ...whole.info, policy: { inForce: 'lastGood', problems: [] } } },
      'bad',
      'policyLastGood',
    ],
    ['settings', { info: { ...whole.info, settingsSetAside: '/x' } }, 'weak', 'settingsFile'],
    ['program', { info: { ...whole.info, missing: ['tray'] } }, 'weak', 'programMissing'],
    ['program', { info: { ...browser, missing: [...browser.missing] } }, 'good', 'programWhole'],
  ])('%s: %j is %s', (name, facts, state, code) => {
    const health = healthNow(null, with_(facts), 100);
    expect(health[name as 'line']).toMatchObject({ state, code });
    if (state !== 'good') expect(inOrder(health)[0]).toBe(name);
  });

  it('knows since when: as long as it lasts, through every try, and anew when it is over', () => {
    const at = (state: LineState) => with_({ line: { ...whole.line, state } });
    let health = healthNow(null, at(ready), 100);
    health = healthNow(health, at(waiting), 200);
    health = healthNow(health, at({ phase: 'connecting', attempt: 2 }), 300);
    health = healthNow(health, at({ ...waiting, attempt: 2 }), 400);
    expect(health.line).toMatchObject({ code: 'lineWaiting', since: 200 });
    // What has nothing to do with it goes on from the start.
    expect(health.book.since).toBe(100);
    health = healthNow(health, at(ready), 500);
    expect(health.line).toMatchObject({ code: 'lineReady', since: 500 });
    // The clock is set back: what was, was.
    expect(healthNow(health, at(ready), 50)).toBe(health);
  });

  it('tells the page only what has changed', () => {
    let facts = whole;
    let changed = (): void => undefined;
    const { store } = createHealthFlow({
      facts: () => facts,
      now: () => 100,
      follow: (heard) => (changed = heard),
    });
    let told = 0;
    store.subscribe(() => (told += 1));
    changed();
    expect(told).toBe(0);
    facts = with_({ microphone: { state: 'ready', name: 'Other' } });
    changed();
    changed();
    expect(told).toBe(1);
    expect(store.getState().health.microphone).toMatchObject({ values: { name: 'Other' } });
  });
});
