import { describe, expect, it } from 'vitest';
import { idleHeadset, transition } from './headset-machine';
import type { HeadsetButton } from './headset-map';
import type { CallPicture, HeadsetEffect, HeadsetEvent, HeadsetState } from './headset-step';

const calls = (over: Partial<CallPicture> = {}): HeadsetEvent => ({
  kind: 'calls',
  calls: { ringing: false, busy: false, held: false, message: false, ...over },
});
const button = (name: HeadsetButton, set: boolean, relative = false): HeadsetEvent => ({
  kind: 'report',
  buttons: [{ button: name, set, relative }],
});
const press = (name: HeadsetButton): HeadsetEvent => button(name, true, true);

/** Plays events, each `[ms after the one before, event]`, and gives what came of them. */
const play = (
  events: readonly (HeadsetEvent | [number, HeadsetEvent])[],
  from: HeadsetState = idleHeadset,
) => {
  let now = 10_000;
  let state = from;
  const effects: HeadsetEffect[] = [];
  for (const one of events) {
    const [after, event] = Array.isArray(one) ? one : [1000, one];
    now += after;
    const step = transition(state, event, now);
    state = step.state;
    effects.push(...step.effects);
  }
  const orders = effects.flatMap((one) => (one.do === 'order' ? [one.order] : []));
  const mutes = effects.flatMap((one) => (one.do === 'setMute' ? [one.muted] : []));
  return { state, effects, orders, mutes };
};
const ready: HeadsetEvent[] = [{ kind: 'opened' }, button('hook', false)];
const talking: (HeadsetEvent | [number, HeadsetEvent])[] = [
  ...ready,
  calls({ ringing: true }),
  button('hook', true),
  [50, calls({ busy: true })],
];

describe('the hook', () => {
  it('answers what rings and ends what is up, once each', () => {
    expect(play(talking).orders).toEqual(['answer']);
    const { orders } = play([...talking, button('hook', false), [20, calls()]]);
    expect(orders).toEqual(['answer', 'hangUp']);
  });

  it('gives an order once until something came of it, and again when nothing did', () => {
    const twice: HeadsetEvent[] = [button('hook', true), button('hook', false)];
    const quick = twice.map((event): [number, HeadsetEvent] => [100, event]);
    const ringing = [...ready, calls({ ringing: true })];
    expect(play([...ringing, ...quick, ...quick]).orders).toEqual(['answer']);
    expect(play([...ringing, ...twice, [2500, button('hook', true)]]).orders).toEqual([
      'answer',
      'answer',
    ]);
  });

  it('is not pressed by the echo of our own off-hook', () => {
    const answeredOnScreen: (HeadsetEvent | [number, HeadsetEvent])[] = [
      ...ready,
      calls({ ringing: true }),
      calls({ busy: true }),
      [120, button('hook', true)],
      [30, button('hook', false)],
      [30, button('hook', true)],
    ];
    expect(play(answeredOnScreen).orders).toEqual([]);
    expect(play([...answeredOnScreen, button('hook', false)]).orders).toEqual(['hangUp']);
  });

  it('stands where the desk told it to, in headsets that do not repeat it', () => {
    const onScreen = [...ready, calls({ ringing: true }), calls({ busy: true })];
    expect(play([...onScreen, button('hook', false)]).orders).toEqual(['hangUp']);
    // The far end hung up; the headset took it without a word.
    const next = [...talking, calls(), calls({ ringing: true })];
    expect(play([...next, button('hook', true)]).orders).toEqual(['answer', 'answer']);
  });

  it('of a headset whose lights cannot be written falls back by itself and ends nothing', () => {
    const unlit: HeadsetEvent = { kind: 'written', done: false };
    const fallsBack: [number, HeadsetEvent] = [2000, button('hook', false)];
    const answered = [
      ...talking.slice(0, -1),
      unlit,
      [50, calls({ busy: true })] as [number, HeadsetEvent],
    ];
    expect(play([...answered, fallsBack]).orders).toEqual(['answer']);
    expect(play([...talking, [10, unlit], fallsBack]).orders).toEqual(['answer']);
    const { orders } = play([...answered, fallsBack, [5000, button('hook', true)]]);
    expect(orders).toEqual(['answer', 'hangUp']);
  });

  it('stumbles on an opening that took its time, and ends nothing', () => {
    const slow: (HeadsetEvent | [number, HeadsetEvent])[] = [
      calls({ busy: true }),
      [700, { kind: 'opened' }],
      [40, button('hook', true)],
      [20, button('hook', false)],
      [20, button('hook', true)],
    ];
    expect(play(slow).orders).toEqual([]);
  });

  it('never dials: moved without a call it is another program’s', () => {
    const { orders, effects } = play([...ready, button('hook', true), button('hook', false)]);
    expect(orders).toEqual([]);
    expect(effects.filter((one) => one.do === 'usedElsewhere')).toHaveLength(1);
  });

  it('where it stands when the headset is opened is no press', () => {
    const lifted: [number, HeadsetEvent] = [100, button('hook', true)];
    const early: [number, HeadsetEvent] = [10, calls({ ringing: true })];
    expect(play([{ kind: 'opened' }, lifted, early]).orders).toEqual([]);
    expect(play([{ kind: 'opened' }, early, lifted]).orders).toEqual([]);
    const atOnce: [number, HeadsetEvent] = [100, button('hook', false)];
    const replugged = [...talking, { kind: 'opened' } as const, atOnce];
    expect(play(replugged).orders).toEqual(['answer']);
  });

  it('counts from the first press where the headset said nothing when it was opened', () => {
    const silent: HeadsetEvent = { kind: 'opened' };
    const ringing = calls({ ringing: true });
    expect(play([silent, ringing, button('hook', true)]).orders).toEqual(['answer']);
    expect(play([silent, ringing, button('reject', true)]).orders).toEqual(['decline']);
    const replugged = [calls({ busy: true }), silent];
    expect(play([...replugged, button('hook', false)]).orders).toEqual(['hangUp']);
    expect(play([...replugged, button('hook', true)]).orders).toEqual([]);
    expect(play([calls({ busy: true }), silent, button('mute', true)]).mutes).toEqual([true]);
  });

  it('does not take a second call that waits while one is up', () => {
    const waiting = [...talking, calls({ ringing: true, busy: true })];
    expect(play([...waiting, button('hook', false)]).orders).toEqual(['answer', 'hangUp']);
  });
});

describe('the other buttons', () => {
  it('decline what rings, end what is up, and mean nothing at rest', () => {
    expect(play([...ready, press('reject'), press('drop'), press('flash')]).orders).toEqual([]);
    expect(play([...ready, calls({ ringing: true }), press('reject')]).orders).toEqual(['decline']);
    expect(play([...ready, calls({ ringing: true }), press('drop')]).orders).toEqual(['decline']);
    expect(play([...talking, press('drop')]).orders).toEqual(['answer', 'hangUp']);
    expect(play([...talking, press('reject')]).orders).toEqual(['answer']);
  });

  it('redial only without a call; flash each time; volume is the system’s', () => {
    expect(play([...ready, press('redial')]).orders).toEqual(['redial']);
    expect(play([...talking, press('redial')]).orders).toEqual(['answer']);
    expect(play([...talking, press('flash'), press('flash')]).orders).toEqual([
      'answer',
      'flash',
      'flash',
    ]);
    expect(play([...talking, press('volumeUp')]).orders).toEqual(['answer']);
  });

  it('that tell a state are pressed when it becomes set, not while it stays so', () => {
    const down = button('flash', true);
    const up = button('flash', false);
    expect(play([...talking, up, down, down, up, down]).orders).toEqual([
      'answer',
      'flash',
      'flash',
    ]);
  });
});

describe('the lights', () => {
  const lit = (state: HeadsetState) =>
    Object.entries(state.lights)
      .filter(([, on]) => on)
      .map(([light]) => light);

  it('follow the calls; a held call stays off-hook', () => {
    expect(lit(play([...ready, calls({ ringing: true })]).state)).toEqual(['ring']);
    expect(lit(play(talking).state)).toEqual(['offHook']);
    expect(lit(play([...talking, calls({ busy: true, held: true })]).state)).toEqual([
      'offHook',
      'hold',
    ]);
    expect(lit(play([...talking, calls({ message: true })]).state)).toEqual(['message']);
  });

  it('are shown when they change, and again when the headset is opened', () => {
    const shown = (events: Parameters<typeof play>[0]) =>
      play(events).effects.filter((one) => one.do === 'show').length;
    expect(shown([calls(), calls()])).toBe(0);
    expect(shown([calls({ busy: true }), calls({ busy: true })])).toBe(1);
    expect(shown([calls({ busy: true }), { kind: 'opened' }])).toBe(2);
  });
});

describe('mute on a headset that tells presses', () => {
  it('is asked for and shown at once', () => {
    const { mutes, state } = play([...talking, press('mute')]);
    expect(mutes).toEqual([true]);
    expect(state).toMatchObject({ muted: true, mute: 'agreed', lights: { mute: true } });
    expect(play([...talking, press('mute'), press('mute')]).mutes).toEqual([true, false]);
  });

  it('means nothing without a call', () => {
    expect(play([...ready, press('mute')]).mutes).toEqual([]);
  });

  it('answered to our unmute by a press of its own, it is the headset that is muted', () => {
    const raised = [
      ...talking,
      { kind: 'muted', muted: true } as const,
      { kind: 'muted', muted: false } as const,
      [300, press('mute')] as [number, HeadsetEvent],
    ];
    const { mutes, state } = play(raised);
    expect(mutes).toEqual([]);
    expect(state.mute).toBe('onHeadset');
    expect(play([...raised, press('mute')]).state).toMatchObject({ mute: 'agreed', muted: false });
  });

  it('pressed twice within a second ends muted, however often', () => {
    const quarrel = Array.from({ length: 5 }, (): [number, HeadsetEvent] => [300, press('mute')]);
    expect(play([...talking, ...quarrel]).state.muted).toBe(true);
  });
});

describe('mute on a headset that tells its state', () => {
  const muteable = [...talking, button('mute', false)];

  it('is followed', () => {
    expect(play([...muteable, button('mute', true)]).mutes).toEqual([true]);
    const back = play([...muteable, button('mute', true), button('mute', false)]);
    expect(back.mutes).toEqual([true, false]);
    expect(back.state.mute).toBe('agreed');
  });

  it('that does not come off is said, and over as soon as it does', () => {
    const stuck = [
      ...muteable,
      button('mute', true),
      { kind: 'muted', muted: false } as const,
      [1000, { kind: 'alarm' }] as [number, HeadsetEvent],
    ];
    expect(play(stuck.slice(0, -1)).state.mute).toBe('syncing');
    expect(play(stuck).state).toMatchObject({ mute: 'onHeadset', muted: false });
    expect(play([...stuck, button('mute', false)]).state.mute).toBe('agreed');
  });

  it('plugged in or picked up while muted it is said, not fought', () => {
    const before = [
      ...ready,
      button('mute', true),
      calls({ ringing: true }),
      calls({ busy: true }),
    ];
    const { state, mutes } = play(before);
    expect(state.mute).toBe('onHeadset');
    expect(mutes).toEqual([]);
    const replugged = play([...talking, { kind: 'opened' }, [100, button('mute', true)]]);
    expect(replugged.state.mute).toBe('onHeadset');
    expect(play([...before, calls()]).state.mute).toBe('agreed');
  });
});
