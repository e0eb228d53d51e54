import { beforeEach, describe, expect, it } from 'vitest';
import { callsOnPaper } from './testing/calls-on-paper';

let paper: ReturnType<typeof callsOnPaper>;
beforeEach(() => {
  paper = callsOnPaper();
  paper.desk.callWaiting = false;
});

const dialled = () => {
  const id = paper.flow.dial('0612345678');
  if (!id.ok) throw new Error(id.fault.code);
  return id.value;
};

/** One call, in every phase in which there is one. */
const phases: Record<string, () => string> = {
  ringing: () => {
    paper.ring('first');
    return 'first';
  },
  answering: () => {
    paper.ring('first');
    paper.flow.answer('first');
    return 'first';
  },
  dialling: dialled,
  'ringing out': () => {
    const id = dialled();
    paper.tell({ kind: 'ringingThere', call: id, earlyMedia: false });
    return id;
  },
  connected: () => {
    paper.talk('first');
    return 'first';
  },
  held: () => {
    paper.talk('first');
    paper.flow.hold('first');
    paper.tell({ kind: 'holdChanged', call: 'first', held: true });
    return 'first';
  },
};

describe('with call waiting switched off', () => {
  it.each(Object.keys(phases))('while a call is %s, a further one is busy at once', (phase) => {
    const { orders, told, tell, ring } = paper;
    const first = phases[phase]!();
    const before = paper.phases();
    ring('second');
    expect(orders.at(-1)).toBe('second decline busy');
    expect(orders).not.toContain('second answer');
    expect(paper.phases()).toEqual(before);
    tell({ kind: 'ended', call: 'second', end: { reason: 'declined', by: 'agent', status: 486 } });
    expect(paper.phases()).toEqual(before);
    expect(told.filter(({ call }) => call.id === 'second')).toMatchObject([
      { kind: 'callStarted', turnedAway: true },
      { kind: 'callEnding' },
      { kind: 'callEnded', call: { phase: { end: { reason: 'callWaitingOff', status: 486 } } } },
    ]);
    expect(paper.find(first)).toBeDefined();
  });

  it('the first call rings, and the next one as soon as that is over for the agent', () => {
    const { flow, talk, ring, phases: all } = paper;
    talk('first');
    flow.hangUp('first');
    ring('second');
    expect(all()).toEqual(['first ending', 'second ringing']);
  });

  it('one that wants to be answered by itself is refused as well', () => {
    const { talk, tell, told, orders } = paper;
    talk('first');
    const remote = { number: '4100', displayName: 'Paging', anonymous: false };
    tell({ kind: 'incoming', call: 'page', remote, called: null, answerAfter: 0 });
    expect(orders.at(-1)).toBe('page decline busy');
    expect(told.find(({ call }) => call.id === 'page')).toMatchObject({ turnedAway: true });
  });

  it('whoever takes the place of the far end of the call is let in', () => {
    const { talk, tell, find } = paper;
    talk('first');
    const remote = { number: '0698765432', displayName: 'Claire', anonymous: false };
    tell({ kind: 'replaced', call: 'first', remote });
    expect(find('first')).toMatchObject({ phase: { name: 'talking' }, remote });
  });

  it('the agent still calls a second number, and forwards what comes meanwhile', () => {
    const { desk, talk, ring, orders, phases: all } = paper;
    talk('first');
    expect(dialled()).toBeDefined();
    expect(all()).toHaveLength(2);
    desk.forward = '4109';
    ring('second');
    expect(orders.at(-1)).toBe('second redirect 4109');
  });

  it('do not disturb is the reason where it is on too', () => {
    const { desk, talk, ring, told } = paper;
    talk('first');
    desk.gate = 'dnd';
    ring('second');
    paper.tell({ kind: 'ended', call: 'second', end: { reason: 'declined', by: 'agent' } });
    expect(told.at(-1)).toMatchObject({ call: { phase: { end: { reason: 'doNotDisturb' } } } });
  });
});

it('with call waiting on, a further call rings until all places are taken', () => {
  paper.desk.callWaiting = true;
  paper.talk('first');
  paper.ring('second');
  expect(paper.phases()).toEqual(['first talking', 'second ringing']);
});
