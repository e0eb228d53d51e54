import { describe, expect, it } from 'vitest';
import { assertNever, createAlarm, createInbox, fail, Listeners, manualClock, newId, ok } from '.';

describe('the manual clock', () => {
  it('runs what falls due, in order, and moves only when advanced', () => {
    const clock = manualClock(1000);
    const ran: string[] = [];
    clock.after(20, () => ran.push('late'));
    clock.after(10, () => {
      ran.push(`early at ${clock.now()}`);
      clock.after(5, () => ran.push(`nested at ${clock.monotonic()}`));
    });
    clock.advance(9);
    expect(ran).toEqual([]);
    clock.advance(11);
    expect(ran).toEqual(['early at 1010', 'nested at 15', 'late']);
    expect(clock.now()).toBe(1020);
  });

  it('forgets what was cancelled', () => {
    const clock = manualClock();
    const ran: string[] = [];
    clock.after(1, () => ran.push('never'))();
    clock.advance(10);
    expect(ran).toEqual([]);
  });
});

describe('an alarm', () => {
  it('rings once, at the time that was set last, or not at all', () => {
    const clock = manualClock();
    const rang: number[] = [];
    const set = createAlarm(clock, () => rang.push(clock.monotonic()));
    set(10);
    set(20);
    clock.advance(50);
    expect(rang).toEqual([20]);
    set(10);
    set(null);
    clock.advance(50);
    expect(rang).toEqual([20]);
  });
});

describe('listeners', () => {
  it('one that throws does not keep the others from hearing', () => {
    const errors: unknown[] = [];
    const heard: number[] = [];
    const all = new Listeners<number>((error) => errors.push(error));
    all.add(() => {
      throw new Error('broken');
    });
    const stop = all.add((news) => heard.push(news));
    all.tell(1);
    stop();
    all.tell(2);
    expect(heard).toEqual([1]);
    expect(errors).toHaveLength(2);
  });
});

describe('the inbox', () => {
  it('handles in order what handling brings about, never inside one another', () => {
    const seen: string[] = [];
    const post = createInbox<number>((event) => {
      seen.push(`begin ${event}`);
      if (event < 3) post(event + 1);
      seen.push(`end ${event}`);
    });
    post(1);
    expect(seen).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3']);
  });

  it('loses nothing when a handler throws', () => {
    const seen: number[] = [];
    const post = createInbox<number>((event) => {
      if (event === 1) {
        post(2);
        throw new Error('broken');
      }
      seen.push(event);
    });
    expect(() => post(1)).toThrow('broken');
    expect(seen).toEqual([2]);
    post(3);
    expect(seen).toEqual([2, 3]);
  });
});

describe('ids and results', () => {
  it('ids sort by the order they were made in', () => {
    const ids = Array.from({ length: 100 }, newId);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(100);
    expect(ids[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('a fault carries a detail only where there is one', () => {
    expect(ok(1)).toEqual({ ok: true, value: 1 });
    expect(fail('a', 'input').fault).toEqual({ code: 'a', category: 'input' });
    expect(fail('a', 'bug', 'b').fault).toEqual({ code: 'a', category: 'bug', detail: 'b' });
    expect(() => assertNever('odd' as never)).toThrow('"odd"');
  });
});
