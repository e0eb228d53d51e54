import { describe, expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import { playScript } from './customer-script';
import type { Step } from './scenario';
import { scenarioIds } from './practice-door';
import { scenarios } from './scenario';
import en from './scripts/en.json';
import fr from './scripts/fr.json';

const play = (steps: readonly Step[], heard: (ms: number) => number = () => 0) => {
  const clock = manualClock();
  const deeds: string[] = [];
  let over = false;
  const note = (deed: string) => deeds.push(`${Math.round(clock.monotonic() / 1000)} ${deed}`);
  const done = playScript(steps, {
    clock,
    over: () => over,
    hangUp: () => {
      over = true;
      note('hangs up');
    },
    voice: {
      say: async (line) => {
        note(line);
        await new Promise<void>((resolve) => clock.after(3000, resolve));
      },
      hush: () => note('hush'),
      heard: () => heard(clock.monotonic()),
    },
  });
  return { clock, deeds, done, end: () => (over = true) };
};

const run = async (clock: { advance(ms: number): void }, seconds: number) => {
  for (let step = 0; step < seconds * 10; step++) {
    clock.advance(100);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
};

describe('a practice customer', () => {
  it('says, lets the agent speak, goes on one second after the agent has spoken', async () => {
    const agent = (ms: number) => (ms > 4000 && ms < 6000 ? 0.3 : 0);
    const { clock, deeds } = play([{ say: 'a' }, { listen: { atMost: 20 } }, { say: 'b' }], agent);
    await run(clock, 12);
    expect(deeds).toEqual(['0 a', '7 b']);
  });

  it('goes on by itself when the agent says nothing', async () => {
    const { clock, deeds } = play([{ listen: { atMost: 5 } }, { say: 'b' }]);
    await run(clock, 8);
    expect(deeds).toEqual(['5 b']);
  });

  it('hangs up in mid-sentence', async () => {
    const { clock, deeds } = play([{ sayAndHangUp: 'a', after: 2 }, { say: 'never' }]);
    await run(clock, 8);
    expect(deeds).toEqual(['0 a', '2 hush', '2 hangs up']);
  });

  it('says nothing more once the call is over', async () => {
    const { clock, deeds, end } = play([{ say: 'a' }, { say: 'b' }]);
    await run(clock, 1);
    end();
    await run(clock, 6);
    expect(deeds).toEqual(['0 a']);
  });
});

describe('the scripts', () => {
  it.each([
    ['fr', fr],
    ['en', en],
  ])('have every line in %s', (_language, script) => {
    for (const id of scenarioIds) {
      const needed = scenarios[id].flatMap((step) => {
        if (step === 'hangUp') return [];
        if ('say' in step) return [step.say];
        return 'sayAndHangUp' in step ? [step.sayAndHangUp] : [];
      });
      expect(Object.keys(script[id].lines)).toEqual(needed);
    }
  });
});
