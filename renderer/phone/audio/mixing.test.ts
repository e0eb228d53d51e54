import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixingRoutes } from './mixing';

const names = (parties: string[]) => mixingRoutes(parties).map(({ from, to }) => `${from}>${to}`);

describe('the routes of a conference', () => {
  it('join each with each other', () => {
    expect(names(['a', 'b'])).toEqual(['a>b', 'b>a']);
    expect(names(['a', 'b', 'c'])).toEqual(['a>b', 'a>c', 'b>a', 'b>c', 'c>a', 'c>b']);
  });

  it('are none for one alone, or for nobody', () => {
    expect(names(['a'])).toEqual([]);
    expect(names([])).toEqual([]);
  });

  it('never lead back to the same call, and are never there twice', () => {
    const few = fc.array(fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(few, (parties) => {
        const routes = names(parties);
        expect(new Set(routes).size).toBe(routes.length);
        const people = new Set(parties).size;
        expect(routes).toHaveLength(people * Math.max(0, people - 1));
        for (const { from, to } of mixingRoutes(parties)) expect(from).not.toBe(to);
      }),
    );
  });
});
