import { beforeEach, describe, expect, it } from 'vitest';
import { callsOnPaper } from './testing/calls-on-paper';

let paper: ReturnType<typeof callsOnPaper>;
beforeEach(() => {
  paper = callsOnPaper();
});

describe('hold, mute and more than one call', () => {
  it('hold closes the microphone before the far side is asked, resume opens it after it agreed', () => {
    const { flow, orders, tell, talk } = paper;
    talk('a');
    orders.length = 0;
    flow.hold('a');
    expect(orders).toEqual(['a microphone closed', 'a hold']);
    tell({ kind: 'holdChanged', call: 'a', held: true });
    flow.resume('a');
    expect(orders).toEqual(['a microphone closed', 'a hold', 'a unhold']);
    tell({ kind: 'holdChanged', call: 'a', held: false });
    expect(orders.at(-1)).toBe('a microphone open');
  });

  it('a refused hold keeps the microphone closed until the agent resumes', () => {
    const { flow, orders, tell, talk, find } = paper;
    talk('a');
    flow.hold('a');
    tell({ kind: 'holdRefused', call: 'a', status: 488 });
    expect(orders.at(-1)).toBe('a hold');
    expect(find('a')?.hold).toMatchObject({ wanted: true, actual: false, refused: true });
    flow.resume('a');
    expect(orders.at(-1)).toBe('a microphone open');
  });

  it('stays muted through hold and resume', () => {
    const { flow, orders, tell, talk } = paper;
    talk('a');
    flow.mute('a');
    flow.hold('a');
    tell({ kind: 'holdChanged', call: 'a', held: true });
    flow.resume('a');
    tell({ kind: 'holdChanged', call: 'a', held: false });
    expect(orders.filter((one) => one === 'a microphone open')).toHaveLength(1);
    flow.unmute('a');
    expect(orders.at(-1)).toBe('a microphone open');
  });

  it('answering a second call holds the first; swapping goes back and forth; both end', () => {
    const { flow, orders, tell, ring, talk, hangUpThere, find, phases } = paper;
    talk('a');
    ring('b');
    expect(flow.store.getState().stageId).toBe('a');
    orders.length = 0;
    flow.answer('b');
    expect(orders).toEqual(['a microphone closed', 'a hold', 'b answer']);
    tell({ kind: 'holdChanged', call: 'a', held: true });
    tell({ kind: 'established', call: 'b' });
    expect(flow.store.getState().stageId).toBe('b');
    orders.length = 0;
    flow.resume('a');
    expect(orders).toEqual(['b microphone closed', 'b hold', 'a unhold']);
    expect(flow.store.getState().stageId).toBe('a');
    tell({ kind: 'holdChanged', call: 'a', held: false });
    flow.hangUp('a');
    tell({ kind: 'ended', call: 'a', end: { reason: 'hungUp', by: 'agent' } });
    expect(flow.store.getState().stageId).toBe('b');
    expect(find('b')?.hold.wanted).toBe(true);
    hangUpThere('b');
    expect(phases()).toEqual(['a ended', 'b ended']);
  });

  it('whoever answers our second call while the first talks again takes the conversation', () => {
    const { flow, orders, tell, talk, find } = paper;
    talk('a');
    const dialled = flow.dial('200');
    if (!dialled.ok) throw new Error('not dialled');
    expect(find('a')?.hold.wanted).toBe(true);
    flow.resume('a');
    orders.length = 0;
    tell({ kind: 'established', call: dialled.value });
    expect(orders.indexOf(`${dialled.value} microphone open`)).toBe(orders.length - 1);
    expect(find('a')?.hold.wanted).toBe(true);
  });

  it('a command that does not fit holds nobody', () => {
    const { flow, orders, ring, talk, hangUpThere } = paper;
    talk('a');
    ring('b');
    hangUpThere('b');
    orders.length = 0;
    flow.answer('b');
    flow.resume('nobody');
    expect(orders).toEqual([]);
  });
});

describe('in a call', () => {
  it('digits are cleaned, sent, and collected once they are sent', () => {
    const { flow, orders, tell, talk, find } = paper;
    talk('a');
    flow.sendDigits('a', '1 2-3#a');
    expect(orders.at(-1)).toBe('a digits 123#A');
    expect(find('a')?.digits).toBe('');
    tell({ kind: 'digitsSent', call: 'a', digits: '12' });
    tell({ kind: 'digitsSent', call: 'a', digits: '3#' });
    expect(find('a')?.digits).toBe('123#');
    expect(flow.sendDigits('a', 'xyz')).toMatchObject({ fault: { code: 'notDigits' } });
    expect(orders.at(-1)).toBe('a digits 123#A');
  });

  it('a transfer rings, is answered there, and ends our part', () => {
    const { flow, orders, tell, talk, find } = paper;
    talk('a');
    expect(flow.transfer('a', 'bad@target')).toMatchObject({ fault: { code: 'notDialable' } });
    expect(flow.transfer('a', '2 00')).toEqual({ ok: true, value: null });
    expect(flow.transfer('a', '300')).toMatchObject({ fault: { code: 'notNow' } });
    tell({ kind: 'transferProgress', call: 'a', status: 180 });
    expect(find('a')?.transfer).toMatchObject({ step: 'ringing', target: '200' });
    tell({ kind: 'transferProgress', call: 'a', status: 200 });
    expect(orders).toContain('a transfer 200');
    expect(orders.at(-1)).toBe('a hangUp');
    expect(find('a')?.phase).toMatchObject({ name: 'ending', reason: 'transferred' });
  });

  it('a failed transfer leaves the caller with the agent', () => {
    const { flow, tell, talk, find } = paper;
    talk('a');
    flow.transfer('a', '200');
    tell({ kind: 'transferProgress', call: 'a', status: 486 });
    expect(find('a')).toMatchObject({
      phase: { name: 'talking' },
      transfer: { step: 'failed', target: '200', status: 486 },
    });
    expect(flow.transfer('a', '300').ok).toBe(true);
  });

  it('the desk keeps order when the port answers an order at once and a listener gives orders', () => {
    const { flow, orders, talk, find } = paper;
    flow.onEvent(({ kind, call }) => {
      if (kind === 'callAnswered') flow.mute(call.id);
    });
    talk('a');
    expect(orders.slice(-2)).toEqual(['a microphone open', 'a microphone closed']);
    expect(find('a')?.muted).toBe(true);
  });

  it('a call that nobody knows is hung up when it is established', () => {
    const { orders, tell } = paper;
    tell({ kind: 'established', call: 'ghost' });
    tell({ kind: 'holdChanged', call: 'ghost', held: true });
    expect(orders).toEqual(['ghost hangUp']);
  });

  it('dismissed while its end is being confirmed, it leaves the list and is still told', () => {
    const { flow, orders, tell, talk, phases, news } = paper;
    talk('a');
    flow.dismiss('a');
    expect(phases()).toEqual(['a talking']);
    flow.hangUp('a');
    flow.dismiss('a');
    expect(phases()).toEqual([]);
    tell({ kind: 'ended', call: 'a', end: { reason: 'hungUp', by: 'agent' } });
    expect(news().at(-1)).toBe('callEnded a');
    tell({ kind: 'established', call: 'a' });
    expect(orders.at(-1)).toBe('a hangUp');
  });
});
