import { describe, expect, it } from 'vitest';
import {
  chooseDevices,
  type DeviceChoice,
  type DeviceEvent,
  nothingChosen,
  offerOf,
} from './device-choice-machine';

const device = (id: string, label = id) => ({ id, groupId: id, label });
const headset = device('headset');
const laptop = device('laptop');
const spare = device('spare');
const report = (microphones: string[], outputs: string[] = ['headset', 'laptop']) => ({
  microphones: microphones.map((id) => device(id)),
  outputs: outputs.map((id) => device(id)),
});
const allInUse = { microphone: true, speaker: true, ringer: false };
const listed = (given: ReturnType<typeof report>, feeding = null as null | typeof headset) =>
  ({ kind: 'listed', report: given, inUse: allInUse, feeding }) as const;
const decided = (
  microphone: typeof headset | null,
  speaker: typeof headset | null,
  by: 'list' | 'order' = 'list',
) => ({ kind: 'decided', decision: { microphone, speaker, ringer: laptop }, by }) as const;
const run = (events: readonly DeviceEvent[], from: DeviceChoice = nothingChosen) =>
  events.reduce(chooseDevices, from);

const inCall = run([decided(headset, headset), { kind: 'callsBegan' }]);
const unplugged = run([listed(report(['laptop'], ['laptop'])), decided(laptop, laptop)], inCall);

describe('at rest', () => {
  it('what main decided is used, and the agent’s order may change it at any time', () => {
    expect(run([decided(headset, headset)]).used.microphone).toEqual(headset);
    expect(run([decided(headset, headset), decided(laptop, laptop)]).used.microphone).toEqual(
      laptop,
    );
  });

  it('a device in use that goes is said with what took over', () => {
    const choice = run([
      decided(headset, headset),
      listed(report(['laptop'], ['laptop'])),
      decided(laptop, laptop),
    ]);
    expect(choice.lost).toEqual({ role: 'microphone', label: 'headset', now: 'laptop' });
    expect(choice.asking).toBeNull();
  });
});

describe('in a call', () => {
  it('the headset that goes leaves a question for its microphone and another speaker', () => {
    expect(unplugged.used).toMatchObject({ microphone: null, speaker: laptop });
    expect(unplugged.asking).toEqual(headset);
    expect(unplugged.lost).toEqual({ role: 'speaker', label: 'headset', now: 'laptop' });
  });

  it('the question stays until it is answered, whatever main decides about the list', () => {
    const still = run([listed(report(['laptop', 'spare'])), decided(spare, laptop)], unplugged);
    expect(still.asking).toEqual(headset);
    expect(still.used.microphone).toBeNull();
  });

  it('is answered by a choice, by another order, or by the device itself', () => {
    const chosen = chooseDevices(unplugged, { kind: 'chosen', microphone: laptop });
    expect(chosen).toMatchObject({ asking: null, used: { microphone: laptop }, lost: null });
    const ordered = chooseDevices(unplugged, decided(spare, laptop, 'order'));
    expect(ordered).toMatchObject({ asking: null, used: { microphone: spare } });
    const back = run([listed(report(['headset', 'laptop'])), decided(headset, headset)], unplugged);
    expect(back).toMatchObject({
      asking: null,
      speakerHome: null,
      lost: null,
      used: { microphone: headset, speaker: headset },
    });
  });

  it('an order that says the same answers nothing', () => {
    expect(chooseDevices(unplugged, decided(laptop, laptop, 'order')).asking).toEqual(headset);
  });

  it('after a choice the device that returns is offered, once', () => {
    const chosen = chooseDevices(unplugged, { kind: 'chosen', microphone: laptop });
    expect(offerOf(chosen)).toBeNull();
    const back = run([listed(report(['headset', 'laptop'])), decided(headset, headset)], chosen);
    expect(back.used).toMatchObject({ microphone: laptop, speaker: laptop });
    expect(offerOf(back)).toEqual(headset);
    const taken = chooseDevices(back, { kind: 'offerTaken' });
    expect(taken.used).toMatchObject({ microphone: headset, speaker: headset });
    expect(offerOf(taken)).toBeNull();
    const declined = chooseDevices(back, { kind: 'offerDeclined' });
    expect(declined.used.microphone).toEqual(laptop);
    expect(offerOf(declined)).toBeNull();
    // Gone and back again: news again.
    const again = run([decided(laptop, laptop), decided(headset, headset)], declined);
    expect(offerOf(again)).toEqual(headset);
  });

  it('a preferred device that is plugged in is offered, not taken', () => {
    const onLaptop = run([decided(laptop, laptop), { kind: 'callsBegan' }]);
    const plugged = run(
      [listed(report(['laptop', 'headset'])), decided(headset, laptop)],
      onLaptop,
    );
    expect(plugged.used.microphone).toEqual(laptop);
    expect(offerOf(plugged)).toEqual(headset);
  });

  it('the first microphone is taken where there was none', () => {
    const none = run([decided(null, laptop), { kind: 'callsBegan' }]);
    expect(chooseDevices(none, decided(spare, laptop)).used.microphone).toEqual(spare);
  });

  it('a microphone known only as the system’s choice is lost with the one that really feeds', () => {
    const alias = device('default', 'Default');
    const calling = run([decided(alias, laptop), { kind: 'callsBegan' }]);
    const gone = chooseDevices(calling, listed(report(['default', 'spare']), headset));
    expect(gone.asking).toEqual(headset);
    const moved = chooseDevices(
      run([decided(device('default', 'Default - A'), laptop), { kind: 'callsBegan' }]),
      listed({ microphones: [device('default', 'Default - B')], outputs: [] }),
    );
    expect(moved.asking?.label).toBe('Default - A');
  });

  it('ends, and the agent’s order holds again', () => {
    const over = chooseDevices(unplugged, { kind: 'callsOver' });
    expect(over).toMatchObject({ calling: false, asking: null, used: { microphone: laptop } });
  });
});

it('every event has an answer in every state', () => {
  const states = [nothingChosen, inCall, unplugged, run([{ kind: 'callsOver' }], unplugged)];
  const events: DeviceEvent[] = [
    listed(report([])),
    decided(null, null),
    decided(null, null, 'order'),
    { kind: 'callsBegan' },
    { kind: 'callsOver' },
    { kind: 'chosen', microphone: spare },
    { kind: 'offerTaken' },
    { kind: 'offerDeclined' },
    { kind: 'lostSeen' },
  ];
  for (const state of states)
    for (const event of events) {
      const next = chooseDevices(state, event);
      // A question and a microphone in use never stand together.
      expect(next.asking !== null && next.used.microphone !== null).toBe(false);
    }
});
