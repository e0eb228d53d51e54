import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail, manualClock, ok, type Result, silentLog } from '../kernel';
import type { SweepRules } from '../phone/recording';
import type { SettingsDoor } from '../platform/settings';
import { type StartNeeds, takeUpEarlierRun } from './start-up';

const minute = 60_000;

/** A desk that starts; each list says how its attempts go, and then the last one again. */
const starting = (goes: { opens?: Result<null>[]; whole?: boolean[] }) => {
  const clock = manualClock();
  const turn = <T>(list: T[] | undefined, otherwise: T): T =>
    (list && (list.length > 1 ? list.shift() : list[0])) ?? otherwise;
  const asked = { open: 0, replay: 0 };
  const sweeps: SweepRules[] = [];
  const left = [['call-1'], []];
  const store = createStore<{ trouble: string | null }>(() => ({ trouble: null }));
  const flows = {
    clock,
    log: silentLog,
    signs: { getItem: () => null, setItem: () => undefined },
    customers: { store, bookIs: store.setState, ofThisRun: () => false },
    notes: {
      replay: async () => {
        asked.replay += 1;
        return turn(goes.whole, true);
      },
    },
    book: {
      open: async () => {
        asked.open += 1;
        return turn(goes.opens, ok(null));
      },
      closeInterrupted: async () => ok(left.shift() ?? []),
      recordings: {
        sweep: async (rules: SweepRules) => {
          sweeps.push(rules);
          return ok(0);
        },
      },
    },
  } as unknown as StartNeeds;
  const settings = {
    store: { getState: () => ({ settings: { 'recording.retentionDays': { value: 30 } } }) },
  } as unknown as SettingsDoor;
  const minutes = async (count: number) => {
    for (let one = 0; one < count; one++) {
      clock.advance(minute);
      await new Promise((done) => setTimeout(done, 0));
    }
  };
  return {
    asked,
    store,
    minutes,
    start: () => takeUpEarlierRun({ ...flows, settings }),
    mayGo: () => sweeps.at(-1)?.isGone('a call'),
  };
};

describe('what an earlier run left', () => {
  it('is its calls that can be asked back, also where a note is not in the book yet', async () => {
    const desk = starting({ whole: [false, false, true] });
    expect(await desk.start()).toEqual(['call-1']);
    // What is not in the book yet is no contact that is gone, and is brought in again until it is there.
    expect(desk.mayGo()).toBe(false);
    await desk.minutes(5);
    expect(desk.asked.replay).toBe(3);
    expect(desk.mayGo()).toBe(true);
  });

  it('is taken up when the book opens late', async () => {
    const desk = starting({ opens: [fail('bookFailed', 'storage'), ok(null)] });
    expect(await desk.start()).toEqual([]);
    expect(desk.store.getState().trouble).toBe('bookUnread');
    await desk.minutes(2);
    expect(desk.store.getState().trouble).toBeNull();
    expect(desk.asked).toEqual({ open: 2, replay: 1 });
  });

  it('waits for a newer desk where the book turns out to be too new, and it is asked no more', async () => {
    const desk = starting({
      opens: [fail('bookFailed', 'storage'), fail('bookTooNew', 'storage')],
    });
    await desk.start();
    await desk.minutes(20);
    expect(desk.store.getState().trouble).toBe('bookTooNew');
    expect(desk.asked).toEqual({ open: 2, replay: 0 });
  });
});
