import { beforeEach, describe, expect, it } from 'vitest';
import { callsOnPaper } from './testing/calls-on-paper';

let paper: ReturnType<typeof callsOnPaper>;
beforeEach(() => {
  paper = callsOnPaper();
});

describe('a number that is dialled twice', () => {
  it('is dialled once while it is being dialled, and beside no other call where that is asked', () => {
    const { flow, orders, tell } = callsOnPaper();
    const first = flow.dial('112');
    expect(flow.dial('112')).toEqual(first);
    expect(orders.filter((one) => one.includes('dial'))).toHaveLength(1);
    expect(flow.dial('0199001234', { onlyIfIdle: true })).toMatchObject({
      fault: { code: 'inCall' },
    });
    if (first.ok) tell({ kind: 'established', call: first.value });
    expect(flow.dial('112')).not.toEqual(first);
  });
});

describe('an incoming call', () => {
  it('rings, is answered, talks and ends, with its interaction from the first signal', () => {
    const { clock, flow, orders, tell, ring, hangUpThere, find, phases, news } = paper;
    const shown: number[] = [];
    flow.onEvent(() => shown.push(flow.store.getState().calls.length));
    ring('a');
    expect(shown).toEqual([0]);
    expect(find('a')).toMatchObject({
      interactionId: 'id0',
      lineId: 'pbx',
      remote: { displayName: 'Claire' },
    });
    flow.answer('a');
    clock.advance(300);
    tell({ kind: 'established', call: 'a' });
    clock.advance(61_400);
    hangUpThere('a');
    expect(orders).toEqual([
      'warm',
      'a answer',
      'a microphone open',
      'a microphone closed',
      'a released',
    ]);
    expect(news()).toEqual(['callStarted a', 'callAnswered a', 'callEnded a']);
    expect(find('a')?.phase).toEqual({
      name: 'ended',
      talkedSeconds: 61,
      end: { reason: 'hungUp', by: 'remote', at: clock.now() },
    });
    flow.dismiss('a');
    expect(phases()).toEqual([]);
  });

  it.each([
    ['dnd', 'doNotDisturb'],
    ['unavailable', 'agentUnavailable'],
  ] as const)('%s: is turned away unseen as busy, and told as %s', (closed, reason) => {
    const { orders, told, desk, tell, ring, phases } = paper;
    desk.gate = closed;
    ring('a');
    tell({ kind: 'ended', call: 'a', end: { reason: 'declined', by: 'agent', status: 486 } });
    expect(orders).toEqual(['a decline busy', 'a released']);
    expect(phases()).toEqual([]);
    expect(told[0]).toMatchObject({ kind: 'callStarted', turnedAway: true });
    expect(told.at(-1)).toMatchObject({
      kind: 'callEnded',
      call: { interactionId: 'id0', phase: { end: { reason, status: 486 } } },
    });
  });

  it('a fifth call is refused as busy, and a place that became free is used again', () => {
    const { orders, ring, hangUpThere, phases } = paper;
    ['a', 'b', 'c', 'd', 'e'].forEach(ring);
    expect(phases()).toEqual(['a ringing', 'b ringing', 'c ringing', 'd ringing']);
    expect(orders.at(-1)).toBe('e decline busy');
    hangUpThere('a');
    ring('f');
    expect(phases()).toContain('f ringing');
  });

  it('that the agent declines is told apart from one that cannot be taken now', () => {
    const { flow, orders, ring } = paper;
    ring('a');
    flow.decline('a');
    expect(orders.at(-1)).toBe('a decline declined');
  });

  it('that was refused before it could ring is never seen, and told with its reason', () => {
    const { tell, told, orders, phases } = paper;
    const remote = { number: '0612345678', displayName: 'Claire', anonymous: false };
    const end = { reason: 'noCommonCodec', by: 'network', status: 488 } as const;
    tell({ kind: 'turnedAway', call: 'a', remote, called: null, end });
    expect(phases()).toEqual([]);
    expect(orders).toEqual(['a released']);
    expect(told).toMatchObject([
      { kind: 'callStarted', turnedAway: true, call: { remote } },
      { kind: 'callEnded', call: { phase: { end: { reason: 'noCommonCodec', status: 488 } } } },
    ]);
  });

  it('that stands for many more of a flood is told with how many', () => {
    const { tell, told, phases } = paper;
    const remote = { number: '', displayName: '', anonymous: true };
    const end = { reason: 'flood', by: 'agent', status: 486 } as const;
    tell({ kind: 'turnedAway', call: 'a', remote, called: null, more: 4930, end });
    expect(phases()).toEqual([]);
    expect(told).toMatchObject([
      { kind: 'callStarted', turnedAway: true, call: { more: 4930 } },
      { kind: 'callEnded', call: { more: 4930, phase: { end: { reason: 'flood' } } } },
    ]);
  });

  it('the same call announced twice rings once', () => {
    const { ring, news } = paper;
    ring('a');
    ring('a');
    expect(news()).toEqual(['callStarted a']);
  });

  it('cancelled while it is being answered, it is missed and nobody stays on the line', () => {
    const { flow, orders, tell, ring, find } = paper;
    ring('a');
    flow.answer('a');
    tell({ kind: 'ended', call: 'a', end: { reason: 'cancelled', by: 'remote' } });
    expect(find('a')?.phase).toMatchObject({ name: 'ended', end: { reason: 'missed' } });
    tell({ kind: 'established', call: 'a' });
    expect(orders.at(-1)).toBe('a hangUp');
    expect(orders).not.toContain('a microphone open');
  });
});

describe('an outgoing call', () => {
  const dial = (typed: string) => {
    const result = paper.flow.dial(typed);
    if (!result.ok) throw new Error(result.fault.code);
    return result.value;
  };

  it('dials what was typed, rings there, talks', () => {
    const { orders, tell, find } = paper;
    const id = dial('06 12 34 56 78');
    expect(orders).toEqual(['warm', `${id} dial 0612345678 early`]);
    tell({ kind: 'ringingThere', call: id, earlyMedia: false });
    tell({ kind: 'established', call: id });
    expect(find(id)).toMatchObject({ direction: 'out', remote: { number: '0612345678' } });
    expect(orders.at(-1)).toBe(`${id} microphone open`);
  });

  it('an answer that crosses our hang-up is hung up again', () => {
    const { flow, orders, tell, find } = paper;
    const id = dial('200');
    flow.hangUp(id);
    expect(find(id)?.phase).toMatchObject({ name: 'ending', reason: 'cancelled' });
    tell({ kind: 'established', call: id });
    expect(orders.filter((one) => one === `${id} hangUp`)).toHaveLength(2);
    tell({ kind: 'ended', call: id, end: { reason: 'hungUp', by: 'agent' } });
    expect(find(id)?.phase).toMatchObject({ name: 'ended', end: { reason: 'cancelled' } });
    expect(orders).not.toContain(`${id} microphone open`);
  });

  it('whose end nobody confirms ends by itself, and says so', () => {
    const { clock, flow, tell, find } = paper;
    const id = dial('200');
    tell({ kind: 'established', call: id });
    clock.advance(10_000);
    flow.hangUp(id);
    const at = clock.now();
    clock.advance(40_000);
    expect(find(id)?.phase).toEqual({
      name: 'ended',
      talkedSeconds: 10,
      end: { reason: 'hungUp', by: 'agent', at, unconfirmed: true },
    });
  });

  it('is refused with the reason, except an emergency call, which is tried whatever the state', () => {
    const { flow, orders, desk, ring } = paper;
    expect(flow.dial('alice@elsewhere')).toMatchObject({ fault: { code: 'notDialable' } });
    desk.lineReady = false;
    expect(flow.dial('0612345678')).toMatchObject({ fault: { code: 'lineNotReady' } });
    expect(flow.dial('112').ok).toBe(true);
    desk.lineReady = true;
    ['a', 'b', 'c'].forEach(ring);
    expect(flow.dial('0612345678')).toMatchObject({ fault: { code: 'tooManyCalls' } });
    expect(flow.dial('15').ok).toBe(true);
    expect(orders.filter((one) => one.includes(' dial '))).toHaveLength(2);
  });
});

describe('a call that is taken back', () => {
  const left = {
    interactionId: 'record',
    answeredAt: 7,
    direction: 'in',
    called: { number: '', name: 'SAV' },
    remote: { number: '0612345678', displayName: 'Claire', anonymous: false },
    dialog: { callId: 'c', ours: 'o', theirs: 't' },
  } as const;

  it('asks in the place of the old one, and is interrupted when the other side does not give it', () => {
    const { flow, orders, tell, find } = callsOnPaper();
    const id = flow.recover(left);
    expect(orders).toEqual(['warm', `${id} dial 0612345678 in place`]);
    expect(find(id)).toMatchObject({
      recovers: { answeredAt: 7 },
      interactionId: 'record',
      remote: left.remote,
    });
    tell({ kind: 'ended', call: id, end: { reason: 'serverError', by: 'remote', status: 481 } });
    expect(find(id)?.phase).toMatchObject({ end: { reason: 'interrupted', status: 481 } });
  });

  it.each(['in', 'out'] as const)('keeps its direction, which was %s', (direction) => {
    const { flow, tell, find } = callsOnPaper();
    const id = flow.recover({ ...left, direction });
    // Nobody has answered it yet, and it is not we who are to.
    tell({ kind: 'ringingThere', call: id, earlyMedia: false });
    expect(find(id)).toMatchObject({ direction, phase: { name: 'ringingThere' } });
    tell({ kind: 'established', call: id });
    expect(find(id)).toMatchObject({
      direction,
      called: { name: 'SAV' },
      phase: { name: 'talking' },
    });
  });

  it('is a call like any other once it is there', () => {
    const { flow, tell, find } = callsOnPaper();
    const id = flow.recover(left);
    tell({ kind: 'established', call: id, dialog: { callId: 'n', ours: 'o', theirs: 't' } });
    expect(find(id)).toMatchObject({ phase: { name: 'talking' }, dialog: { callId: 'n' } });
    tell({ kind: 'ended', call: id, end: { reason: 'hungUp', by: 'remote' } });
    expect(find(id)?.phase).toMatchObject({ end: { reason: 'hungUp' } });
  });
});
