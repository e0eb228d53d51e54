import { describe, expect, it } from 'vitest';
import { createFact, servicesOf } from './services';

const counter = ({ step }: { step: number }) => {
  let count = 0;
  const counting = { next: () => (count += step) };
  return { gives: { counting }, doors: { counter: counting } };
};
const doubler = ({ counting }: { counting: { next(): number } }) => ({
  doors: { double: () => counting.next() * 2 },
});

describe('a list of services', () => {
  it('gives each what those before it brought, and opens all their doors', () => {
    const { given, doors } = servicesOf({ step: 2 }).add(counter).add(doubler).start();
    expect(doors.double()).toBe(4);
    expect(doors.counter.next()).toBe(4);
    expect(given.counting.next()).toBe(6);
  });

  it('makes them in their order, and anew at each start', () => {
    const made: string[] = [];
    const list = servicesOf({})
      .add(() => void made.push('one'))
      .add(() => void made.push('two'));
    list.start();
    list.start();
    expect(made).toEqual(['one', 'two', 'one', 'two']);
  });

  it('does not compile where a need is missing or comes too late', () => {
    // @ts-expect-error: nobody gives `counting`
    expect(() => servicesOf({ step: 1 }).add(doubler).start().doors.double()).toThrow();
    // @ts-expect-error: it is given only afterwards
    servicesOf({ step: 1 }).add(doubler).add(counter);
  });

  it('throws where two bring the same', () => {
    const twice = servicesOf({ step: 1 }).add(counter).add(counter);
    expect(() => twice.start()).toThrow('two services bring counting');
  });

  it('knows a fact as soon as somebody does', () => {
    const inCall = createFact(false);
    expect(inCall.ask()).toBe(false);
    inCall.known(() => true);
    expect(inCall.ask()).toBe(true);
  });
});
