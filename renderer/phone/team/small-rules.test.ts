import { describe, expect, it } from 'vitest';
import { type AutoAnswerFacts, autoAnswerIn } from './auto-answer';
import { forwardAfterMs, forwardNow, forwardOf } from './forward';
import { readMessageSummary } from './message-summary';
import { readParked } from './parked-storage';
import { fillCode, freeSlot } from './pbx-code';
import { colleaguesOf, ordersFor } from './watch-list';

describe('a code of the PBX', () => {
  it.each([
    ['*68', {}, false, { digits: '*68', way: 'dial' }],
    ['70{slot}', { slot: '3' }, false, { digits: '703', way: 'dial' }],
    ['dtmf:##*68{slot}', { slot: '3' }, false, { digits: '##*683', way: 'call' }],
    ['*21*{target}#', { number: '0612345678' }, true, { digits: '*21*0612345678#', way: 'dial' }],
    ['*72', { number: '0612345678' }, true, { digits: '*720612345678', way: 'dial' }],
    ['70{slot}', {}, false, null],
    ['70{whatever}', { slot: '3' }, false, null],
    ['70{slot}', { slot: '3;method=x' }, false, null],
    ['', {}, false, null],
  ])('%s with %j', (template, values, takesNumber, filled) =>
    expect(fillCode(template, values, takesNumber)).toEqual(filled),
  );

  it('the lowest free place', () => {
    expect(freeSlot(['1', '2', '4', ''])).toBe('3');
  });
});

describe('the mailbox', () => {
  const summary = (...lines: string[]) => readMessageSummary(lines.join('\r\n'), 'lab.test:5060');
  it.each([
    [
      ['Messages-Waiting: yes', 'Message-Account: sip:4199@lab.test', 'Voice-Message: 2/8 (0/2)'],
      { waiting: true, fresh: 2, old: 8, account: '4199' },
    ],
    [['messages-waiting: no'], { waiting: false, fresh: 0, old: 0, account: '' }],
    [['Voice-Message: 1/0'], { waiting: true, fresh: 1, old: 0, account: '' }],
    [
      ['Messages-Waiting: yes', 'Message-Account: sip:0899123456@evil.test'],
      { waiting: true, fresh: 0, old: 0, account: '' },
    ],
    [
      ['Messages-Waiting: yes', 'Voice-Message: 999999999/1'],
      { waiting: true, fresh: 9999, old: 1, account: '' },
    ],
    [['Messages-Waiting: perhaps'], null],
    [[''], null],
  ])('%j', (lines, read) => expect(summary(...lines)).toEqual(read));
});

describe('calls that go elsewhere', () => {
  const set = (when: 'off' | 'always' | 'busy' | 'noAnswer', codes = '') =>
    forwardOf({ when, to: ' 4102 ', after: 15, onCode: codes, offCode: codes });
  it('always, when busy, or after a while', () => {
    expect(forwardNow(set('always'), { engaged: false })).toBe('4102');
    expect(forwardNow(set('busy'), { engaged: false })).toBeNull();
    expect(forwardNow(set('busy'), { engaged: true })).toBe('4102');
    expect(forwardNow(set('noAnswer'), { engaged: true })).toBeNull();
    expect(forwardAfterMs(set('noAnswer'))).toBe(15_000);
    expect(forwardAfterMs(set('off'))).toBeNull();
  });
  it('the PBX does it where it has codes for all calls; a forward to nowhere is none', () => {
    expect(forwardNow(set('always', '*72'), { engaged: false })).toBeNull();
    expect(forwardNow(set('busy', '*72'), { engaged: true })).toBe('4102');
    expect(forwardOf({ when: 'always', to: ' ', after: 15, onCode: '', offCode: '' }).when).toBe(
      'off',
    );
  });
});

describe('an answer without a hand', () => {
  const facts: AutoAnswerFacts = {
    rule: 'always',
    source: 'managed',
    answerAfter: undefined,
    agent: 'available',
    otherCalls: 0,
  };
  it.each<[Partial<AutoAnswerFacts>, number | null]>([
    [{}, 0],
    [{ answerAfter: 2 }, 2000],
    [{ answerAfter: 600 }, 10_000],
    [{ rule: 'header' }, null],
    [{ rule: 'header', answerAfter: 0 }, 0],
    [{ rule: 'off', answerAfter: 0 }, null],
    [{ source: 'user' }, null],
    [{ source: 'default' }, null],
    [{ agent: 'dnd' }, null],
    [{ agent: 'unavailable' }, null],
    [{ agent: 'wrapUp' }, null],
    [{ agent: 'talking' }, null],
    [{ otherCalls: 1 }, null],
  ])('%j: %s', (change, wait) => expect(autoAnswerIn({ ...facts, ...change })).toBe(wait));
});

describe('what an earlier run had parked', () => {
  const now = 1_700_000_000_000;
  const one = { interactionId: 'i1', slot: '3', since: now - 1000 };
  it.each([
    [JSON.stringify([one]), [one]],
    [JSON.stringify([one, { ...one, since: now - 86_400_000 }, { slot: 3 }, null]), [one]],
    ['{', []],
    ['{}', []],
    [null, []],
  ])('%s', (text, read) => expect(readParked(text, now)).toEqual(read));
});

describe('the list of colleagues', () => {
  const ines = { name: 'Inès', number: '4102' };
  const list = colleaguesOf(
    { value: [ines], locked: true },
    {
      value: [
        { name: 'Inès again', number: '41 02' },
        { name: 'Haulier', number: '02 61 91 44 00' },
        { name: 'Desk', number: 'front', note: 'ground floor' },
      ],
      locked: false,
    },
  );
  it('is one, without a number twice, and says what may be changed', () => {
    expect(list.map((one) => [one.name, one.number, one.fixed, one.watched])).toEqual([
      ['Inès', '4102', true, true],
      ['Haulier', '0261914400', false, false],
      ['Desk', 'front', false, true],
    ]);
  });
  it('is asked for by the packages that are set, the mailbox first', () => {
    expect(ordersFor(list, 'dialog', '4108').map((one) => `${one.event} ${one.user}`)).toEqual([
      'message-summary 4108',
      'dialog 4102',
      'dialog front',
    ]);
    expect(ordersFor(list, 'both', '')).toHaveLength(4);
    expect(ordersFor(list, 'off', '')).toEqual([]);
  });
});
