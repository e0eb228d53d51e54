import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod/mini';
import { createStore } from 'zustand/vanilla';
import {
  Listeners,
  ok,
  fail,
  type Log,
  type ReadableStore,
  type Result,
  type Unsubscribe,
} from '../../kernel';
import { connectPhone } from './connect-phone';
import { type Carrier, carrierOver, type ToDesk, type ToPhone } from './messages';
import { phoneShapes } from './phone-shapes';
import { servePhone } from './serve-phone';
import { unchecked } from './unchecked';
import { toDesk, toPhone } from './message-shapes';
import { type MethodsOf, order, type PortShapes, question, type ShapeOf } from './shape';
import { resultOf } from './shapes/result';

interface LampDoor {
  store: ReadableStore<Lamp>;
  light(which: number): void;
  price(which: number): Promise<Result<number>>;
  breaks(): Promise<string>;
  onPress(listener: (which: number) => void): Unsubscribe;
}
interface Lamp {
  lit: { which: number; colour: string }[];
  note: string;
}

const shapes = {
  lamp: {
    state: z.strictObject({
      lit: z.array(z.strictObject({ which: z.number(), colour: z.string() })),
      note: z.string(),
    }),
    news: { onPress: z.number() },
    commands: {
      light: order(z.tuple([z.number()])),
      price: question(z.tuple([z.number()]), resultOf(z.number())),
      breaks: question(z.tuple([]), z.string()),
    },
  } satisfies ShapeOf<LampDoor>,
};

const methods: { lamp: MethodsOf<LampDoor> } = {
  lamp: { light: 'order', price: 'question', breaks: 'question', onPress: 'news' },
};
const portShapes: PortShapes = { doors: shapes, toDesk, toPhone };

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** Both ends, with a wire between them on which the test may interfere. */
const bench = async (
  alter: (message: ToPhone | ToDesk) => unknown = (message) => message,
  known: Promise<PortShapes> = Promise.resolve(portShapes),
) => {
  const store = createStore<Lamp>(() => ({ lit: [], note: '' }));
  const presses = new Listeners<number>();
  const done: string[] = [];
  const listening = { count: 0 };
  const doors = {
    lamp: {
      store,
      light: (which: number) => {
        done.push(`light ${which}`);
        store.setState((state) => ({ lit: [...state.lit, { which, colour: 'green' }] }));
      },
      price: (which: number) => (which > 0 ? ok(which * 2) : fail('notPriced', 'input')),
      breaks: () => Promise.reject(new Error('broken')),
      onPress: (listener: (which: number) => void) => {
        listening.count += 1;
        const stop = presses.add(listener);
        return () => {
          listening.count -= 1;
          stop();
        };
      },
    },
  };
  const logged: string[] = [];
  const log: Log = (level, text) => void logged.push(`${level} ${text}`);
  const { port1, port2 } = new MessageChannel();
  const altered = (carrier: Carrier): Carrier => ({
    ...carrier,
    send: (message) => {
      const sent = alter(message);
      if (sent !== null) carrier.send(sent as ToDesk);
    },
  });
  ends.push(servePhone({ shapes: known, doors, carrier: altered(carrierOver(port1)), log }), () =>
    port2.close(),
  );
  const carrier = altered(carrierOver(port2));
  const { lamp } = (await connectPhone({ methods, shapes: known, carrier, log })) as unknown as {
    lamp: LampDoor;
  };
  return { lamp, store, presses, done, logged, listening, carrier };
};

describe('the phone’s port', () => {
  it('shows the state as it stands, and each change after it', async () => {
    const { lamp, store } = await bench();
    expect(lamp.store.getState()).toEqual({ lit: [], note: '' });
    store.setState({ note: 'on' });
    await vi.waitFor(() => expect(lamp.store.getState().note).toBe('on'));
  });

  it('carries orders out in their order, and answers what is asked', async () => {
    const { lamp, done } = await bench();
    lamp.light(1);
    lamp.light(2);
    expect(await lamp.price(3)).toEqual(ok(6));
    expect(await lamp.price(0)).toEqual(fail('notPriced', 'input'));
    expect(done).toEqual(['light 1', 'light 2']);
    // What was ordered before is seen before the answer.
    expect(lamp.store.getState().lit).toHaveLength(2);
  });

  it('leaves what did not change the same object', async () => {
    const { lamp, store } = await bench();
    lamp.light(1);
    await lamp.price(1);
    const [first] = lamp.store.getState().lit;
    const { lit } = lamp.store.getState();
    store.setState({ note: 'more' });
    await vi.waitFor(() => expect(lamp.store.getState().note).toBe('more'));
    expect(lamp.store.getState().lit).toBe(lit);
    lamp.light(2);
    await lamp.price(1);
    expect(lamp.store.getState().lit[0]).toBe(first);
  });

  it('tells news while somebody listens, to each who does', async () => {
    const { lamp, presses, listening } = await bench();
    const heard: string[] = [];
    const stopFirst = lamp.onPress((which) => void heard.push(`first ${which}`));
    const stopSecond = lamp.onPress((which) => void heard.push(`second ${which}`));
    await lamp.price(1);
    expect(listening.count).toBe(1);
    presses.tell(5);
    await vi.waitFor(() => expect(heard).toEqual(['first 5', 'second 5']));
    stopFirst();
    stopFirst();
    await lamp.price(1);
    expect(listening.count).toBe(1);
    stopSecond();
    await lamp.price(1);
    expect(listening.count).toBe(0);
  });

  it('refuses what has no known shape, at either end, and goes on', async () => {
    const { lamp, done, logged, carrier, store } = await bench();
    lamp.light('one' as unknown as number);
    carrier.send({ kind: 'command', id: null, door: 'lamp', name: 'constructor', args: [] });
    carrier.send({ kind: 'command', id: null, door: '__proto__', name: 'light', args: [1] });
    carrier.send({ kind: 'listen', door: 'lamp', name: 'toString', wanted: true });
    carrier.send('garbage' as unknown as ToPhone);
    await lamp.price(1);
    expect(done).toEqual([]);
    expect(logged.filter((line) => line.includes('refused'))).toHaveLength(5);
    store.setState({ note: 7 as unknown as string });
    await vi.waitFor(() => expect(logged.at(-1)).toContain('the state of lamp refused'));
    expect(lamp.store.getState().note).toBe('');
    store.setState({ note: 'again' });
    await vi.waitFor(() => expect(lamp.store.getState().note).toBe('again'));
  });

  it('says when an answer cannot be had', async () => {
    const { lamp, logged } = await bench();
    await expect(lamp.breaks()).rejects.toThrow('lamp.breaks: failed');
    expect(logged.join()).toContain('broken');
    // Where a fault can be answered, it is one.
    expect(await lamp.price('one' as unknown as number)).toMatchObject({
      ok: false,
      fault: { code: 'phoneFailed' },
    });
  });

  it('asks for everything again when a message was lost', async () => {
    let lost = 1;
    const { lamp, store, logged } = await bench((message) =>
      message.kind === 'state' && lost-- > 0 ? null : message,
    );
    store.setState({ note: 'lost' });
    lamp.light(4);
    await vi.waitFor(() => expect(logged.join()).toContain('after a gap'));
    await vi.waitFor(() =>
      expect(lamp.store.getState()).toEqual({
        lit: [{ which: 4, colour: 'green' }],
        note: 'lost',
      }),
    );
  });

  it('telephones unchecked in one page whose schemas cannot be fetched', async () => {
    const { doors } = unchecked;
    expect(Object.keys(doors).toSorted()).toEqual(Object.keys(phoneShapes.doors).toSorted());
    for (const [name, { commands, news }] of Object.entries(phoneShapes.doors)) {
      expect(Object.keys(doors[name]!.commands).toSorted()).toEqual(
        Object.keys(commands).toSorted(),
      );
      expect(Object.keys(doors[name]!.news)).toEqual(Object.keys(news));
    }
  });

  it('shows everything before its schemas are there, and carries nothing out before', async () => {
    let arrive: (shapes: PortShapes) => void = () => undefined;
    const { lamp, done } = await bench(undefined, new Promise((resolve) => (arrive = resolve)));
    expect(lamp.store.getState().note).toBe('');
    lamp.light(1);
    const price = lamp.price(1);
    lamp.light('two' as unknown as number);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toEqual([]);
    arrive(portShapes);
    expect(await price).toEqual(ok(2));
    expect(done).toEqual(['light 1']);
  });
});
