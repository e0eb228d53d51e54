import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createLateReadiness } from './late-readiness';
import { nothingChecked } from './readiness';
import type { ReadinessSnapshot } from './readiness-door';
import type { ReadinessOptions } from './readiness-flow';

const bench = (failures: number) => {
  const deeds: string[] = [];
  const store = createStore<ReadinessSnapshot>(() => ({ checks: nothingChecked, last: null }));
  const logged: string[] = [];
  let left = failures;
  const memory = { read: () => '{"at":7,"overall":"good"}', write: () => undefined };
  const deed = (name: string) => () => void deeds.push(name);
  const door = createLateReadiness({
    options: { memory } as unknown as ReadinessOptions,
    log: (level, text) => void logged.push(`${level} ${text}`),
    load: async () => {
      if (left-- > 0) throw new Error('cut off');
      const [start, stop, skip] = [deed('start'), deed('stop'), deed('skip')];
      return {
        createReadinessFlow: () => ({ store, start, stop, skip, answer: skip, playAgain: skip }),
      };
    },
  });
  return { door, deeds, store, logged };
};

it('shows the last check before its code is there, and stops nothing that was never begun', async () => {
  const { door, deeds, store } = bench(0);
  expect(door.store.getState()).toEqual({
    checks: nothingChecked,
    last: { at: 7, overall: 'good' },
  });
  door.stop();
  door.start();
  door.stop();
  await vi.waitFor(() => expect(deeds).toEqual(['start', 'stop']));
  store.setState({ last: { at: 9, overall: 'bad' } });
  expect(door.store.getState().last).toEqual({ at: 9, overall: 'bad' });
});

it('is fetched again by the next press', async () => {
  const { door, deeds, logged } = bench(1);
  door.start();
  await vi.waitFor(() => expect(logged).toEqual(['error readiness: Error: cut off']));
  door.start();
  await vi.waitFor(() => expect(deeds).toEqual(['start']));
});
