import { describe, expect, it } from 'vitest';
import { calledBy, otherSideOf } from './other-side';

const alone = { conference: false, consults: null };

describe('who is at the other end', () => {
  it('is the customer, unless something says otherwise', () => {
    expect(otherSideOf(alone, 'Claire Lefèvre', false)).toEqual({ kind: 'customer' });
  });
  it('is a colleague when asked about a call, listed or not', () => {
    const asked = { conference: false, consults: 'a' };
    expect(otherSideOf(asked, 'Inès Marchand', false)).toEqual({ kind: 'colleague', name: 'Inès' });
    expect(otherSideOf(asked, '', false)).toEqual({ kind: 'colleague', name: '' });
  });
  it('is a colleague when in the list, whoever called', () => {
    expect(otherSideOf(alone, 'Karim Ould', true)).toEqual({ kind: 'colleague', name: 'Karim' });
  });
  it('is everybody in a conference, also for the call that consults', () => {
    const both = { conference: true, consults: 'a' };
    expect(otherSideOf(both, 'Inès Marchand', true)).toEqual({ kind: 'conference' });
  });
});

describe('what somebody is called by', () => {
  it.each([
    ['Jean-Luc Petit', 'Jean-Luc'],
    ['D’Artagnan', 'D’Artagnan'],
    ['4102', ''],
    ['A', ''],
    ['', ''],
  ])('%s: %s', (name, expected) => expect(calledBy(name)).toBe(expected));
});
