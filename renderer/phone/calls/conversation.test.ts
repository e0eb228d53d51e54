import { describe, expect, it } from 'vitest';
import { commandsFor } from './call-rules';
import { callsOnPaper } from './testing/calls-on-paper';

/** A customer who talks, and a colleague who is asked about them; `answered`: the colleague talks. */
const consulting = (answered = true) => {
  const paper = callsOnPaper();
  paper.talk('claire');
  const asked = paper.flow.consult('claire', { target: '4102', name: 'Inès' });
  if (!asked.ok) throw new Error(asked.fault.code);
  const colleague = asked.value;
  paper.tell({ kind: 'holdChanged', call: 'claire', held: true });
  paper.tell({ kind: 'ringingThere', call: colleague, earlyMedia: false });
  if (answered) paper.tell({ kind: 'established', call: colleague });
  const can = (id: string) => {
    const { calls } = paper.flow.store.getState();
    const call = calls.find((one) => one.id === id);
    return call ? [...commandsFor(call, calls)] : [];
  };
  return { ...paper, colleague, can };
};

const conference = () => {
  const rig = consulting();
  rig.flow.join(rig.colleague);
  rig.tell({ kind: 'holdChanged', call: 'claire', held: false });
  return rig;
};

describe('a consultation', () => {
  it('holds the customer, shares the interaction, and takes the stage', () => {
    const { find, colleague, orders, flow } = consulting();
    expect(orders).toContain('claire hold');
    expect(find(colleague)).toMatchObject({
      consults: 'claire',
      interactionId: find('claire')?.interactionId,
      remote: { number: '4102', displayName: 'Inès' },
    });
    expect(flow.store.getState().stageId).toBe(colleague);
  });

  it('exists once a call, and is not asked about itself', () => {
    const { flow, colleague, can } = consulting();
    const more = { target: '4103', name: '' };
    expect(flow.consult('claire', more)).toMatchObject({ fault: { code: 'notNow' } });
    expect(flow.consult(colleague, more)).toMatchObject({ fault: { code: 'notNow' } });
    expect(can('claire')).not.toContain('transfer');
    expect(can(colleague)).toEqual(expect.arrayContaining(['complete', 'backToCustomer', 'join']));
  });

  it('is swapped with the customer and back', () => {
    const { flow, colleague, orders, tell } = consulting();
    flow.resume('claire');
    expect(orders.slice(-3)).toEqual([
      `${colleague} microphone closed`,
      `${colleague} hold`,
      'claire unhold',
    ]);
    tell({ kind: 'holdChanged', call: 'claire', held: false });
    expect(flow.store.getState().stageId).toBe('claire');
  });

  it('is completed by handing the customer over, and both of our calls end', () => {
    const { flow, colleague, orders, tell, find, news } = consulting();
    flow.complete(colleague);
    expect(orders.at(-1)).toBe(`claire transfer 4102 over ${colleague}`);
    tell({ kind: 'transferProgress', call: 'claire', status: 200 });
    expect(orders).toContain(`${colleague} hangUp`);
    tell({ kind: 'ended', call: 'claire', end: { reason: 'transferred', by: 'agent' } });
    tell({ kind: 'ended', call: colleague, end: { reason: 'hungUp', by: 'agent' } });
    expect(find('claire')?.phase).toMatchObject({ name: 'ended', end: { reason: 'transferred' } });
    expect(find(colleague)).toBeUndefined();
    expect(news().filter((one) => one.startsWith('callEnded'))).toEqual([
      'callEnded claire',
      `callEnded ${colleague}`,
    ]);
  });

  it('that cannot be handed over leaves both calls as they were', () => {
    const { flow, colleague, tell, find, can } = consulting();
    flow.complete(colleague);
    tell({ kind: 'transferProgress', call: 'claire', status: 481 });
    expect(find('claire')?.transfer).toEqual({ step: 'failed', target: '4102', status: 481 });
    expect(find(colleague)?.phase.name).toBe('talking');
    expect(can(colleague)).toContain('complete');
  });

  it('completed while it rings is taken back first, and the target called anew', () => {
    const { flow, colleague, orders, tell } = consulting(false);
    flow.complete(colleague);
    expect(orders.at(-1)).toBe(`${colleague} hangUp`);
    tell({
      kind: 'ended',
      call: colleague,
      end: { reason: 'cancelled', by: 'agent', status: 487 },
    });
    expect(orders.at(-1)).toBe('claire transfer 4102');
  });

  it('taken back ends, and the customer talks again', () => {
    const { flow, colleague, orders, tell, find } = consulting();
    flow.backToCustomer(colleague);
    expect(orders).toContain(`${colleague} hangUp`);
    expect(orders.at(-1)).toBe('claire unhold');
    expect(find(colleague)).toBeUndefined();
    tell({ kind: 'holdChanged', call: 'claire', held: false });
    expect(orders.at(-1)).toBe('claire microphone open');
  });

  it('that nobody answers says so on the customer’s call, until it is resumed', () => {
    const { flow, colleague, tell, find } = consulting(false);
    tell({ kind: 'ended', call: colleague, end: { reason: 'busy', by: 'remote', status: 486 } });
    expect(find('claire')?.transfer).toEqual({ step: 'failed', target: '4102', status: 486 });
    expect(find(colleague)).toBeUndefined();
    flow.resume('claire');
    expect(find('claire')?.transfer).toEqual({ step: 'none' });
  });

  it('goes on as a call of its own when the customer hangs up', () => {
    const { colleague, hangUpThere, can, find } = consulting();
    hangUpThere('claire');
    expect(find(colleague)?.phase.name).toBe('talking');
    expect(can(colleague)).not.toContain('complete');
    expect(can(colleague)).toContain('hangUp');
  });
});

describe('a conference', () => {
  it('mixes both as soon as both are heard, and the agent talks to both', () => {
    const { mixed, colleague, open } = conference();
    expect(mixed()).toEqual(['claire', colleague]);
    expect([open.get('claire'), open.get(colleague)]).toEqual([true, true]);
  });

  it('does not mix a party that is held, and takes it back alone', () => {
    const { flow, colleague, mixed, tell, find } = conference();
    flow.hold('claire');
    expect(mixed()).toEqual([]);
    tell({ kind: 'holdChanged', call: 'claire', held: true });
    expect(find(colleague)?.hold.wanted).toBe(false);
    flow.resume('claire');
    tell({ kind: 'holdChanged', call: 'claire', held: false });
    expect(find(colleague)?.hold.wanted).toBe(false);
    expect(mixed()).toEqual(['claire', colleague]);
  });

  it('closes what the others hear of one party', () => {
    const { flow, orders, can } = conference();
    flow.silence('claire');
    expect(orders.at(-1)).toBe('claire unheard');
    expect(can('claire')).toContain('unsilence');
    flow.unsilence('claire');
    expect(orders.at(-1)).toBe('claire heard');
  });

  it('is muted, held and brought back whole; another call comes between', () => {
    const { flow, colleague, find, ring, tell } = conference();
    flow.mute(colleague);
    expect(find('claire')?.muted).toBe(true);
    ring('late');
    flow.answer('late');
    tell({ kind: 'established', call: 'late' });
    for (const call of ['claire', colleague]) tell({ kind: 'holdChanged', call, held: true });
    expect([find('claire')?.hold.wanted, find(colleague)?.hold.wanted]).toEqual([true, true]);
    flow.resume('claire');
    expect([find('claire')?.hold.wanted, find(colleague)?.hold.wanted]).toEqual([false, false]);
    expect(find('late')?.hold.wanted).toBe(true);
  });

  it('of which one goes is a call again', () => {
    const { colleague, mixed, hangUpThere, find } = conference();
    hangUpThere('claire');
    expect(find(colleague)).toMatchObject({ conference: false, phase: { name: 'talking' } });
    expect(mixed()).toEqual([]);
  });

  it('is parted: one talks on, the other is held', () => {
    const { flow, colleague, find } = conference();
    flow.separate('claire');
    expect(find('claire')).toMatchObject({ conference: false, hold: { wanted: false } });
    expect(find(colleague)).toMatchObject({ conference: false, hold: { wanted: true } });
  });

  it('is left to the two others: the customer is sent to whom was asked', () => {
    const { flow, colleague, orders } = conference();
    flow.leave(colleague);
    expect(orders.at(-1)).toBe(`claire transfer 4102 over ${colleague}`);
  });

  it('takes no fourth voice', () => {
    const { ring, flow, tell, can } = conference();
    ring('late');
    flow.answer('late');
    tell({ kind: 'established', call: 'late' });
    expect(can('late')).not.toContain('join');
  });

  it('is also made of two calls that have nothing to do with each other', () => {
    const { talk, tell, flow, mixed } = callsOnPaper();
    talk('a');
    talk('b');
    tell({ kind: 'holdChanged', call: 'a', held: true });
    flow.join('a');
    tell({ kind: 'holdChanged', call: 'a', held: false });
    expect(mixed()).toEqual(['a', 'b']);
    flow.hangUpAll('a');
    expect(mixed()).toEqual([]);
  });
});

describe('a hand-over', () => {
  const from = { number: '4108', displayName: 'Agathe', anonymous: false };
  const handover = { from, reference: 'R1', number: '+33612345678', name: 'Claire', note: 'Panne' };

  it('goes to an inside target with the transfer, never to the public network', () => {
    const { talk, flow, orders, find, tell } = callsOnPaper();
    talk('a');
    const note = { intro: 'i', note: 'secret', reference: 'r', number: '', name: '' };
    flow.transfer('a', '4102', note);
    expect(orders).toContain('a note to 4102: secret');
    tell({ kind: 'noteSent', call: 'a', delivered: true });
    expect(find('a')?.noteSent).toBe('delivered');
    tell({ kind: 'transferProgress', call: 'a', status: 486 });
    flow.transfer('a', '0612345678', note);
    expect(orders.filter((one) => one.includes('note'))).toHaveLength(1);
  });

  it('waits for its call, is given once, and grows old', () => {
    const { ring, handOver, find, clock } = callsOnPaper();
    handOver(handover);
    ring('a');
    expect(find('a')?.handover?.note).toBe('Panne');
    ring('b');
    expect(find('b')?.handover).toBeNull();
    handOver({ ...handover, number: '099' });
    clock.advance(180_000);
    handOver({ ...handover, from, number: '0699999999' });
    ring('c');
    expect(find('c')?.handover).toBeNull();
  });

  it('that comes after the ring finds it; of whom called to ask too', () => {
    const { tell, handOver, find } = callsOnPaper();
    tell({ kind: 'incoming', call: 'a', remote: from, called: null });
    handOver(handover);
    expect(find('a')?.handover?.reference).toBe('R1');
  });

  it('stays when the customer takes the colleague’s place, and so do mute and place', () => {
    const { talk, tell, handOver, find, flow, orders } = callsOnPaper();
    talk('a');
    flow.mute('a');
    handOver(handover);
    const interaction = find('a')?.interactionId;
    const remote = { number: '+33699999999', displayName: 'Claire', anonymous: false };
    tell({ kind: 'replaced', call: 'a', remote, referredBy: from });
    expect(find('a')).toMatchObject({ remote, referredBy: from, muted: true });
    expect(find('a')?.interactionId).toBe(interaction);
    flow.hold('a');
    tell({ kind: 'holdChanged', call: 'a', held: true });
    tell({ kind: 'replaced', call: 'a', remote });
    expect(orders.at(-1)).toBe('a hold');
    expect(find('a')?.hold).toMatchObject({ wanted: true, actual: false, syncing: true });
  });
});
