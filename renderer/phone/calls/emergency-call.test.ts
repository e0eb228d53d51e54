import { describe, expect, it } from 'vitest';
import { callsOnPaper } from './testing/calls-on-paper';

describe('a call to an emergency number', () => {
  it.each(['112', '0112'])('%s is made without a line, and beyond the limit of calls', (number) => {
    const { flow, desk, talk, orders, find } = callsOnPaper();
    for (const id of ['a', 'b', 'c', 'd']) talk(id);
    desk.lineReady = false;
    expect(flow.dial('0612345678').ok).toBe(false);
    const made = flow.dial(number);
    expect(made.ok).toBe(true);
    expect(orders.some((one) => one.endsWith(`dial ${number} early emergency`))).toBe(true);
    expect(made.ok && find(made.value)?.remote.number).toBe(number);
  });
  it.each(['112', '0112', '015'])('%s is asked about a customer without their note', (number) => {
    const { flow, talk, orders } = callsOnPaper();
    for (const id of ['b', 'c', 'd', 'a']) talk(id);
    const handover = { intro: 'A note', reference: 'r', number: '06', name: 'Claire', note: 'n' };
    expect(flow.consult('a', { target: number, name: '' }, handover).ok).toBe(true);
    expect(orders.filter((one) => /note|hand/i.test(one))).toEqual([]);
  });
});
