import type { Handlers } from '@contract';
import { describe, expect, it } from 'vitest';
import { serve } from './ipc/serve';
import { servicesOf } from './service';

const clock = ({ start }: { start: number }) => ({ gives: { now: () => start + 1 } });
const links = ({ now }: { now: () => number }) => ({
  gives: { opened: now() },
  answers: { 'links.state': () => 'others' } satisfies Partial<Handlers>,
});

describe('a list of services', () => {
  it('gives each what those before it bring, one after the other', async () => {
    const order: string[] = [];
    const slow = async ({ opened }: { opened: number }) => {
      await Promise.resolve();
      order.push('slow');
      return { gives: { late: opened + 1 }, end: () => void order.push('slow ends') };
    };
    const last = ({ late, start }: { late: number; start: number }) => {
      order.push(`last after ${late} ${start}`);
      return { end: () => void order.push('last ends') };
    };
    const desk = await servicesOf({ start: 1 }).add(clock).add(links).add(slow).add(last).start();
    expect(desk.answers['links.state']()).toBe('others');
    expect(desk.given.late).toBe(3);
    desk.end();
    expect(order).toEqual(['slow', 'last after 3 1', 'slow ends', 'last ends']);
  });

  it('starts what need not wait in one go: the page must find its answers', async () => {
    let started = false;
    const sees = () => {
      started = true;
      return {};
    };
    void servicesOf({ start: 1 }).add(clock).add(links).add(sees).start();
    expect(started).toBe(true);
  });

  it('refuses two answers to one question, and two things of one name', async () => {
    const twice = servicesOf({ start: 1 }).add(clock).add(links);
    await expect(twice.add(links).start()).rejects.toThrow('two services bring opened');
    const answersAgain = () => ({ answers: { 'links.state': () => 'ours' as const } });
    await expect(twice.add(answersAgain).start()).rejects.toThrow('two services bring links.state');
  });

  it('does not compile with a need that nobody gives, or a question that nobody answers', () => {
    const check = async () => {
      // @ts-expect-error nobody gives the time
      servicesOf({ start: 1 }).add(links);
      // @ts-expect-error it is given too late
      servicesOf({ start: 1 }).add(links).add(clock);
      // @ts-expect-error it is something else
      servicesOf({ start: 'soon' }).add(clock);
      const desk = await servicesOf({ start: 1 }).add(clock).add(links).start();
      // @ts-expect-error most questions have no answer
      serve({ answer: () => undefined }, desk.answers, { write: () => undefined });
    };
    expect(check).toBeDefined();
  });
});
