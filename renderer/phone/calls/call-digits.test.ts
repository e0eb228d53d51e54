import { beforeEach, describe, expect, it } from 'vitest';
import { readDigits, splitDialString } from './call-digits';
import { callsOnPaper } from './testing/calls-on-paper';

describe('a row of digits', () => {
  it.each([
    ['123#*0', '123#*0'],
    ['12 34-56', '123456'],
    ['1,2p3', '1,2,3'],
    ['1;2w3', '1;2;3'],
    ['abcd', 'ABCD'],
    ['', ''],
    ['press 1', null],
    ['12\u0000', null],
    ['1'.repeat(129), null],
    ['<b>1</b>', null],
  ])('%j is read as %j', (typed, read) => expect(readDigits(typed)).toBe(read));

  it.each([
    ['0123456789,,123#', '0123456789', ',,123#'],
    ['01 23 45 67 89 ,, 123#', '01 23 45 67 89', ',,123#'],
    ['+33 (0)1 99 00 12 34;45', '+33 (0)1 99 00 12 34', ';45'],
    ['4102p12w3', '4102', ',12;3'],
    ['paul', 'paul', ''],
    ['w3', 'w3', ''],
    ['0123,,x', '0123,,x', ''],
    ['0123456789', '0123456789', ''],
    ['sip:a@b;transport=tcp', 'sip:a@b;transport=tcp', ''],
  ])('in a dial field %j is %j and then %j', (typed, target, digits) =>
    expect(splitDialString(typed)).toEqual({ target, digits }),
  );
});

describe('digits behind a number', () => {
  let paper: ReturnType<typeof callsOnPaper>;
  beforeEach(() => (paper = callsOnPaper()));

  const dialled = (typed: string) => {
    const call = paper.flow.dial(typed);
    if (!call.ok) throw new Error(call.fault.code);
    return call.value;
  };
  const sent = () => paper.orders.filter((one) => one.includes(' digits '));

  it('wait for the answer, and stop where a key is wanted', () => {
    const call = dialled('0123456789,,12;3w4#');
    expect(paper.orders).toContain(`${call} dial 0123456789 early`);
    expect(sent()).toEqual([]);
    paper.flow.goOnDigits(call);
    expect(sent()).toEqual([]);
    paper.tell({ kind: 'established', call });
    expect(sent()).toEqual([`${call} digits ,,12`]);
    expect(paper.find(call)?.waitingDigits).toBe('3;4#');
    paper.flow.goOnDigits(call);
    paper.flow.sendDigits(call, '9');
    expect(sent().slice(1)).toEqual([`${call} digits 3`, `${call} digits 9`]);
    paper.flow.goOnDigits(call);
    paper.flow.goOnDigits(call);
    expect(sent().slice(3)).toEqual([`${call} digits 4#`]);
    expect(paper.find(call)?.waitingDigits).toBe('');
  });

  it('a wait alone sends nothing, and what is pasted behind it waits as well', () => {
    const call = dialled('4102;7');
    paper.tell({ kind: 'established', call });
    expect(sent()).toEqual([]);
    paper.flow.sendDigits(call, '1;8');
    expect(sent()).toEqual([`${call} digits 1`]);
    expect(paper.find(call)?.waitingDigits).toBe('7;8');
  });

  it('are not sent into a held call, and not forgotten', () => {
    const call = dialled('4102;7');
    paper.tell({ kind: 'established', call });
    paper.flow.hold(call);
    paper.flow.goOnDigits(call);
    expect(sent()).toEqual([]);
    expect(paper.find(call)?.waitingDigits).toBe('7');
  });

  it('that did not leave are noted together until the agent has read of them, then anew', () => {
    const call = dialled('4102');
    const note = () => paper.find(call)?.digitsNote;
    paper.flow.digitsNoteSeen(call);
    expect(note()).toBeUndefined();
    paper.flow.sendDigits(call, '1');
    paper.flow.sendDigits(call, '2');
    expect(note()).toEqual({ why: 'unsent', digits: '12' });
    paper.flow.digitsNoteSeen(call);
    expect(note()).toEqual({ why: 'unsent', digits: '12', seen: true });
    paper.flow.sendDigits(call, '2');
    expect(note()).toEqual({ why: 'unsent', digits: '2' });
    paper.tell({ kind: 'established', call });
    paper.tell({ kind: 'digitsUnsent', call, digits: '9' });
    expect(note()).toEqual({ why: 'unsent', digits: '29' });
  });

  it('that went as messages are spoken of once, also where that was read', () => {
    const call = dialled('4102');
    const note = () => paper.find(call)?.digitsNote;
    paper.tell({ kind: 'established', call });
    for (const digits of ['1', '2']) {
      paper.tell({ kind: 'digitsSent', call, digits, asMessages: true });
      paper.flow.digitsNoteSeen(call);
      expect(note()).toEqual({ why: 'asMessages', seen: true });
    }
  });
});
