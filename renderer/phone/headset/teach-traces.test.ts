import { taughtButtons } from '@contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOfLesson, teach, type TeachEvent } from './teach-machine';
import { LessonHand } from './testing/lesson-hand';

// Seeded; ALLODESK_TRACES says how many.

describe('a lesson in any order of events', () => {
  const runs = Number(process.env['ALLODESK_TRACES'] ?? 100);
  const event: fc.Arbitrary<TeachEvent> = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('report' as const),
        reportId: fc.integer({ min: 0, max: 3 }),
        bytes: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 80 }),
      }),
    },
    { weight: 3, arbitrary: fc.constant<TeachEvent>({ kind: 'tick' }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<TeachEvent>({ kind: 'skip' }, { kind: 'again' }, { kind: 'back' }),
    },
  );

  it(`learns each button in one place, and no two in the same (${runs} traces)`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(event, fc.integer({ min: 0, max: 1500 })), { maxLength: 200 }),
        (events) => {
          let now = 0;
          let state = startOfLesson(0);
          for (const [one, after] of events) {
            state = teach(state, one, now);
            now += after;
          }
          const places = Object.values(state.outcomes)
            .filter((one) => typeof one === 'object')
            .map(({ reportId, byte, on, off, bytes }) =>
              JSON.stringify(byte === null ? [reportId, bytes] : [reportId, byte, on, off]),
            );
          expect(new Set(places).size).toBe(places.length);
          expect(state.step).toBeLessThanOrEqual(taughtButtons.length);
        },
      ),
      { numRuns: runs },
    );
  });

  it(`never takes what the headset says by itself for a button (${runs} traces)`, () => {
    const source = fc.record({
      everyMs: fc.integer({ min: 100, max: 9000 }),
      shape: fc.constantFrom('count', 'blink', 'repeat', 'fall'),
    });
    fc.assert(
      fc.property(fc.array(source, { minLength: 1, maxLength: 4 }), (sources) => {
        const hand = new LessonHand();
        for (const [id, { everyMs, shape }] of sources.entries()) {
          let said = 0;
          hand.noise(everyMs, () => {
            said += 1;
            const bytes = {
              count: [said & 255, said >> 8],
              blink: [0x10, said % 2],
              repeat: [0x10, 75],
              fall: [0x10, 255 - (said & 255)],
            };
            hand.report(id, ...bytes[shape]);
          });
        }
        hand.ready();
        hand.wait(40_000);
        expect([hand.asked, hand.learned]).toEqual(['hook', {}]);
      }),
      { numRuns: runs },
    );
  });

  it(`finds a button of any kind beside noise (${runs} traces)`, () => {
    fc.assert(
      fc.property(
        fc.constantFrom('press', 'toggle', 'pulse'),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 255 }),
        fc.integer({ min: 150, max: 9000 }),
        fc.integer({ min: 40, max: 700 }),
        (kind, byte, value, everyMs, heldMs) => {
          const hand = new LessonHand();
          let said = 0;
          hand.noise(everyMs, () => hand.report(3, said++ & 255, 7));
          const say = (code: number) => {
            const bytes = Array.from({ length: 48 }, () => 0);
            bytes[byte] = code;
            hand.report(9, ...bytes);
          };
          if (kind !== 'pulse') say(0);
          hand.ready();
          for (let turn = 0; hand.asked === 'hook' && turn < 4; turn += 1) {
            say(kind === 'toggle' && turn % 2 === 1 ? 0 : value);
            hand.wait(heldMs);
            if (kind === 'press') say(0);
            hand.wait(1300);
          }
          const { hook } = hand.learned;
          expect(hook).toMatchObject({ kind, reportId: 9, byte });
          expect((value & (hook?.mask ?? 0)) === hook?.value).toBe(true);
        },
      ),
      { numRuns: runs },
    );
  });
});
