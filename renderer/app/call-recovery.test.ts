import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Call, CallsDoor, CallsSnapshot, LeftCall } from '../phone/calls';
import type { Interaction } from '../book/customers';
import { manualClock, silentLog } from '../kernel';
import type { LineState } from '../phone/line';
import { createCallRecovery } from './call-recovery';

const dialog = { callId: 'c', ours: 'o', theirs: 't' };
const talkedTo = (change: Partial<Interaction> = {}) =>
  ({
    id: 'i',
    practice: false,
    startedAt: 1_000,
    direction: 'in',
    queue: 'SAV',
    number: '0612345678',
    displayName: 'Claire',
    call: { answered: true, answeredAt: 5_000, dialog },
    ...change,
  }) as unknown as Interaction;

/** Where the clock of the tests begins. */
const begin = manualClock().now();

const bench = (records: Record<string, Interaction> = {}) => {
  const clock = manualClock();
  const kept = new Map<string, string>();
  const signs = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const store = createStore<CallsSnapshot>(() => ({ calls: [], stageId: null }));
  const line = createStore<{ state: LineState; hasBeenReady: boolean }>(() => ({
    state: { phase: 'off' },
    hasBeenReady: false,
  }));
  const taken: LeftCall[] = [];
  const calls = { store, recover: (left: LeftCall) => taken.push(left) } as unknown as CallsDoor;
  const start = () =>
    createCallRecovery({
      calls,
      line: { store: line },
      book: { interaction: async (id) => records[id] ?? null },
      clock,
      log: silentLog,
      signs,
    });
  const talk = (name: string | null) =>
    store.setState({ calls: name ? [{ id: 'a', phase: { name } } as unknown as Call] : [] });
  const ready = () => line.setState({ state: { phase: 'ready', since: 0, provedAt: 0 } });
  return { clock, kept, start, talk, ready, taken };
};

describe('a desk that died in a call', () => {
  it('asks for it back when the line is ready', async () => {
    const { start, talk, ready, taken, clock } = bench({ i: talkedTo() });
    start();
    talk('talking');
    clock.advance(12_000);
    // Here the page dies; the next one finds the last sign.
    const asking = start().recover(['i', 'unknown']);
    await Promise.resolve();
    expect(taken).toEqual([]);
    ready();
    await asking;
    expect(taken).toEqual([
      {
        interactionId: 'i',
        answeredAt: 5_000,
        direction: 'in',
        remote: { number: '0612345678', displayName: 'Claire', anonymous: false },
        called: { number: '', name: 'SAV' },
        dialog,
      },
    ]);
  });

  it('asks for nothing that is old, was not answered, has no number, or was practice', async () => {
    const records = {
      a: talkedTo({ practice: true }),
      b: talkedTo({ number: '' }),
      c: talkedTo({ call: null }),
    };
    const fresh = bench(records);
    fresh.ready();
    fresh.kept.set('allodesk.inCall', String(fresh.clock.now()));
    await fresh.start().recover(Object.keys(records));
    expect(fresh.taken).toEqual([]);
    const old = bench({ i: talkedTo() });
    old.ready();
    old.kept.set('allodesk.inCall', String(old.clock.now() - 60_001));
    await old.start().recover(['i']);
    expect(old.taken).toEqual([]);
  });

  it('asks when the sign was lost with the browser, and the answer or the note is fresh', async () => {
    const { start, ready, taken } = bench({
      i: talkedTo({ noteSavedAt: begin - 59_000 }),
      old: talkedTo({ noteSavedAt: begin - 61_000 }),
    });
    ready();
    await start().recover(['i', 'old']);
    expect(taken).toHaveLength(1);
  });

  it('leaves no sign when its calls have ended', () => {
    const { start, talk, kept, clock } = bench();
    start();
    talk('ringing');
    expect(kept.size).toBe(0);
    talk('talking');
    expect(kept.get('allodesk.inCall')).toBe(String(clock.now()));
    clock.advance(5_000);
    expect(kept.get('allodesk.inCall')).toBe(String(clock.now()));
    talk(null);
    clock.advance(20_000);
    expect(kept.size).toBe(0);
  });

  it('asks all the same when the line does not come: the call then ends, and can be dialled by one key', async () => {
    const { start, taken, clock, kept } = bench({ i: talkedTo() });
    kept.set('allodesk.inCall', String(clock.now()));
    const asking = start().recover(['i']);
    for (let turns = 0; turns < 10; turns++) await Promise.resolve();
    clock.advance(30_000);
    await asking;
    expect(taken).toHaveLength(1);
  });
});
