import { describe, expect, it } from 'vitest';
import { fail, manualClock, ok, type Result, silentLog } from '../kernel';
import type { RecordingStorage, SweepRules } from '../phone/recording';
import type { SettingsDoor } from '../platform/settings';
import { sweepRecordings } from './recordings';

const hour = 3_600_000;
const day = 24 * hour;

/** A desk that sweeps, on a machine whose clock can be set. */
const sweeping = (answers: Result<number>[] = [], kept = new Map<string, string>()) => {
  const steady = manualClock();
  let offset = 0;
  const clock = { ...steady, now: () => steady.now() + offset };
  const signs = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  };
  const rules: SweepRules[] = [];
  const shelf = {
    sweep: async (given: SweepRules) => {
      rules.push(given);
      return answers.shift() ?? ok(0);
    },
  } as unknown as RecordingStorage;
  let days = 180;
  const settings = {
    store: { getState: () => ({ settings: { 'recording.retentionDays': { value: days } } }) },
  } as unknown as SettingsDoor;
  const breathe = () => new Promise<void>((done) => setTimeout(done, 0));
  return {
    rules,
    signs,
    start: async () => {
      sweepRecordings({ shelf, settings, clock, log: silentLog, signs, isGone: () => true });
      await breathe();
    },
    believed: () =>
      signs.setItem(
        'allodesk.clock',
        JSON.stringify({ believed: clock.now(), seen: clock.now(), doubtedMs: 0 }),
      ),
    hours: async (count: number) => {
      for (let one = 0; one < count; one++) {
        steady.advance(hour);
        await breathe();
      }
    },
    minute: async () => {
      steady.advance(60_000);
      await breathe();
    },
    jump: (ms: number) => (offset += ms),
    keepFor: (count: number) => (days = count),
    now: clock.now,
  };
};

describe('recordings', () => {
  it('go by no clock that has jumped, before the desk has run a day under it', async () => {
    const desk = sweeping();
    desk.believed();
    await desk.start();
    expect(desk.rules.at(-1)?.now).toBe(desk.now());
    desk.jump(9 * 365 * day);
    await desk.hours(24);
    expect(desk.rules).toHaveLength(25);
    expect(desk.rules.slice(1).every(({ now }) => now === null)).toBe(true);
    await desk.hours(1);
    expect(desk.rules.at(-1)?.now).toBe(desk.now());
  });

  it('are swept soon where the book is opened late, and by the rule of now', async () => {
    const desk = sweeping([fail('bookFailed', 'storage')]);
    desk.believed();
    await desk.start();
    desk.keepFor(10);
    await desk.minute();
    expect(desk.rules.map(({ retentionDays }) => retentionDays)).toEqual([180, 10]);
  });

  it('go where the desk is opened for less than an hour at a time, and not where the clock alone goes on', async () => {
    const isBelievedAfter = async (minutes: number) => {
      const kept = new Map<string, string>();
      let at: number | null = null;
      let last: number | null | undefined = null;
      for (let start = 0; start < 20; start++) {
        const desk = sweeping([], kept);
        if (at === null) desk.believed();
        else desk.jump(at + day / 2 - desk.now());
        await desk.start();
        last = desk.rules.at(-1)?.now;
        for (let one = 0; one < minutes; one++) await desk.minute();
        at = desk.now();
      }
      return last !== null;
    };
    expect(await isBelievedAfter(0)).toBe(false);
    expect(await isBelievedAfter(50)).toBe(true);
  });

  it('stay where nobody ever looked at the clock, or what is kept of it is damaged', async () => {
    const desk = sweeping();
    desk.signs.setItem('allodesk.clock', '{"believed":"x"');
    await desk.start();
    expect(desk.rules[0]?.now).toBeNull();
  });
});
