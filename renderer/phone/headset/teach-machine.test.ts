import { taughtButtons } from '@contract';
import { describe, expect, it } from 'vitest';
import { teachTimes } from './teach-machine';
import { watchTimes } from './teach-watch';
import { LessonHand } from './testing/lesson-hand';

const rest = [0x40, 0, 0];

/** A hand at a headset that says its buttons in the second byte of report 17. */
const ready = () => {
  const hand = new LessonHand();
  hand.report(17, ...rest);
  hand.ready();
  return hand;
};
const pressTwice = (hand: LessonHand, code: number) => {
  for (const _ of [1, 2])
    hand.press(
      () => hand.report(17, 0x40, code, 0),
      () => hand.report(17, ...rest),
    );
};

describe('a lesson', () => {
  it('leaves the headset alone first, then asks for one button after the other', () => {
    const hand = new LessonHand();
    expect([hand.state.phase, hand.asked]).toEqual(['rest', null]);
    hand.wait(watchTimes.restMs);
    for (const button of taughtButtons) {
      expect(hand.asked).toBe(button);
      hand.give({ kind: 'skip' });
    }
    expect(hand.state.phase).toBe('review');
    expect(hand.learned).toEqual({});
  });

  it('is sure of a press after the second', () => {
    const hand = ready();
    hand.press(
      () => hand.report(17, 0x40, 1, 0),
      () => hand.report(17, ...rest),
    );
    expect([hand.asked, hand.state.presses]).toEqual(['hook', 1]);
    hand.press(
      () => hand.report(17, 0x40, 1, 0),
      () => hand.report(17, ...rest),
    );
    expect(hand.asked).toBe('drop');
    expect(hand.learned.hook).toEqual({
      button: 'hook',
      collection: 'ff43:0202',
      reportId: 17,
      byte: 1,
      mask: 1,
      value: 1,
      kind: 'press',
    });
  });

  it('takes a press that was held for long in the first place for what it is', () => {
    const hand = ready();
    const press = (ms: number) =>
      hand.press(
        () => hand.report(17, 0x40, 1, 0),
        () => hand.report(17, ...rest),
        ms,
      );
    press(1800);
    expect(hand.asked).toBe('hook');
    press(150);
    press(150);
    expect(hand.learned.hook?.kind).toBe('press');
  });

  it('knows a press whose headset had said nothing before', () => {
    const hand = new LessonHand();
    hand.ready();
    pressTwice(hand, 1);
    expect(hand.learned.hook).toMatchObject({ byte: 1, value: 1, kind: 'press' });
  });

  it('knows a button that stays on until it is pressed again, after the third', () => {
    const hand = ready();
    for (const on of [4, 0]) {
      hand.report(17, 0x40, 0, on);
      hand.wait(1500);
    }
    expect([hand.asked, hand.state.presses]).toEqual(['hook', 2]);
    hand.report(17, 0x40, 0, 4);
    hand.wait(1500);
    expect(hand.learned.hook).toMatchObject({ byte: 2, mask: 4, value: 4, kind: 'toggle' });
  });

  it('knows which way a toggle is on, also after two presses that were too quick', () => {
    const hand = ready();
    for (const [on, ms] of [
      [4, 300],
      [0, 1500],
      [4, 1500],
      [0, 1500],
    ] as const) {
      hand.report(17, 0x40, 0, on);
      hand.wait(ms);
    }
    expect(hand.learned.hook).toMatchObject({ value: 4, kind: 'toggle' });
  });

  it('knows a button that is said once and never let go, after the third', () => {
    const hand = ready();
    for (const _ of [1, 2, 3]) {
      hand.report(9, 0x0a, 0x05, 0);
      // Some say it twice.
      hand.wait(50);
      hand.report(9, 0x0a, 0x05, 0);
      hand.wait(1200);
    }
    for (const _ of [1, 2, 3]) {
      hand.wait(teachTimes.echoMs);
      hand.report(9, 0x0a, 0x06, 0);
      hand.wait(1200);
    }
    expect(hand.learned.hook).toMatchObject({ byte: 1, mask: 255, value: 5, kind: 'pulse' });
    expect(hand.learned.drop).toMatchObject({ byte: 1, mask: 255, value: 6, kind: 'pulse' });
  });

  it('tells two that are said once by the byte in which they differ, were it zero', () => {
    const hand = ready();
    for (const code of [0, 1])
      for (const _ of [1, 2, 3]) {
        hand.wait(teachTimes.echoMs);
        hand.report(9, 0x05, code);
        hand.wait(1200);
      }
    expect(hand.learned.hook).toMatchObject({ byte: 1, mask: 255, value: 0 });
    expect(hand.learned.drop).toMatchObject({ byte: 1, mask: 255, value: 1 });
  });

  it('reads codes whole where one byte says several buttons', () => {
    const hand = ready();
    for (const code of [1, 2, 3]) {
      hand.wait(teachTimes.echoMs);
      pressTwice(hand, code);
    }
    expect(hand.learned.hook).toMatchObject({ mask: 255, value: 1 });
    expect(hand.learned.drop).toMatchObject({ mask: 255, value: 2 });
    expect(hand.learned.mute).toMatchObject({ mask: 255, value: 3 });
  });
});

describe('what is no button', () => {
  it.each<[string, (hand: LessonHand) => void]>([
    [
      'a counter',
      (hand) => {
        let count = 0;
        hand.noise(300, () => hand.report(3, count++ & 255, 0));
      },
    ],
    ['a battery that says the same', (hand) => hand.noise(1000, () => hand.report(8, 75, 1))],
    ['a battery that says the same, rarely', (hand) => hand.noise(5000, () => hand.report(8, 75))],
    [
      'a lamp that blinks',
      (hand) => {
        let on = 0;
        hand.noise(1000, () => hand.report(4, (on ^= 1)));
      },
    ],
    [
      'a lamp that blinks slowly',
      (hand) => {
        let on = 0;
        hand.noise(4500, () => hand.report(4, (on ^= 1)));
      },
    ],
    [
      'a level that falls',
      (hand) => {
        let level = 100;
        hand.noise(7000, () => hand.report(8, level--));
      },
    ],
  ])('%s teaches nothing, and the button beside it is found', (_, makeNoise) => {
    const hand = new LessonHand();
    makeNoise(hand);
    hand.report(17, ...rest);
    hand.ready();
    hand.wait(30_000);
    expect([hand.asked, hand.learned]).toEqual(['hook', {}]);
    pressTwice(hand, 2);
    hand.wait(500);
    expect(hand.learned.hook).toMatchObject({ reportId: 17, byte: 1, value: 2 });
  });

  it('a number that counts each report within it is left out of what was pressed', () => {
    const hand = new LessonHand();
    let count = 0;
    const say = (code: number) => hand.report(17, count++, code);
    say(0);
    hand.ready();
    for (const _ of [1, 2])
      hand.press(
        () => say(8),
        () => say(0),
      );
    expect(hand.learned.hook).toMatchObject({ byte: 1, mask: 8 });
  });

  it('what the headset answers to its lights does not count', () => {
    const hand = new LessonHand();
    hand.report(8, 0);
    hand.wait(watchTimes.restMs);
    for (const on of [1, 0, 1, 0]) {
      hand.report(8, on);
      hand.wait(100);
    }
    hand.wait(2000);
    expect([hand.asked, hand.state.presses]).toEqual(['hook', 0]);
  });
});

describe('an answer of the agent', () => {
  it('the same button for something else is not taken, and said', () => {
    const hand = ready();
    pressTwice(hand, 1);
    hand.give({ kind: 'skip' });
    hand.wait(teachTimes.echoMs);
    pressTwice(hand, 1);
    expect([hand.asked, hand.state.trouble]).toEqual(['mute', { sameAs: 'hook' }]);
    hand.wait(teachTimes.echoMs);
    pressTwice(hand, 2);
    expect(hand.learned.mute).toMatchObject({ mask: 2 });
  });

  it('one button may answer and hang up', () => {
    const hand = ready();
    pressTwice(hand, 1);
    hand.wait(teachTimes.echoMs);
    pressTwice(hand, 1);
    expect([hand.asked, hand.state.outcomes.drop]).toEqual(['mute', 'withHook']);
    hand.skipRest();
    expect(Object.keys(hand.learned)).toEqual(['hook']);
  });

  it('goes back to the button before, and forgets it', () => {
    const hand = ready();
    pressTwice(hand, 1);
    hand.give({ kind: 'back' });
    expect([hand.asked, hand.learned]).toEqual(['hook', {}]);
    hand.give({ kind: 'back' });
    expect(hand.asked).toBe('hook');
    hand.wait(teachTimes.echoMs);
    pressTwice(hand, 2);
    hand.skipRest();
    expect(hand.state.phase).toBe('review');
    hand.give({ kind: 'back' });
    expect(hand.asked).toBe('redial');
    expect(Object.keys(hand.learned)).toEqual(['hook']);
  });

  it('begins one button again', () => {
    const hand = ready();
    hand.press(
      () => hand.report(17, 0x40, 1, 0),
      () => hand.report(17, ...rest),
    );
    hand.give({ kind: 'again' });
    expect(hand.state.presses).toBe(0);
    hand.wait(teachTimes.echoMs);
    pressTwice(hand, 4);
    expect(hand.learned.hook).toMatchObject({ mask: 4 });
  });

  it('begins with the quiet moment again where the button was pressed in it', () => {
    const hand = new LessonHand();
    hand.report(17, ...rest);
    hand.press(
      () => hand.report(17, 0x40, 1, 0),
      () => hand.report(17, ...rest),
    );
    hand.ready();
    pressTwice(hand, 1);
    hand.wait(teachTimes.silentMs);
    expect([hand.asked, hand.state.trouble]).toEqual(['hook', 'silent']);
    hand.give({ kind: 'again' });
    expect(hand.state.phase).toBe('rest');
    hand.report(17, ...rest);
    hand.ready();
    pressTwice(hand, 1);
    expect(hand.learned.hook).toMatchObject({ mask: 1 });
  });

  it('none for a while is said, and none for long gives the headset back', () => {
    const hand = ready();
    hand.wait(teachTimes.silentMs);
    expect(hand.state.trouble).toBe('silent');
    hand.press(
      () => hand.report(17, 0x40, 1, 0),
      () => hand.report(17, ...rest),
    );
    expect(hand.state.trouble).toBeNull();
    hand.wait(teachTimes.idleMs + 5000);
    expect([hand.state.phase, hand.state.end]).toEqual(['over', 'timedOut']);
  });

  it('once it is over nothing begins it again', () => {
    const hand = ready();
    hand.give({ kind: 'end', why: 'unplugged' });
    const over = hand.state;
    pressTwice(hand, 1);
    for (const kind of ['skip', 'again', 'back', 'tick'] as const) hand.give({ kind });
    hand.give({ kind: 'end', why: 'closed' });
    expect(hand.state).toEqual(over);
  });
});
