import { createStore, type StoreApi } from 'zustand/vanilla';
import { fail, Listeners, type Log, type Unsubscribe } from '../../kernel';
import { keepEqual } from './keep-equal';
import type { Carrier, ToDesk, ToPhone } from './messages';
import type { DoorMethods, DoorShape, Plain, PortShapes } from './shape';

interface Parts {
  methods: Readonly<Record<string, DoorMethods>>;
  /**
   * Everything is checked by them once they are there. The two halves of one page need not wait for them; a window that
   * talks to another one does, before it says anything.
   */
  shapes: Promise<PortShapes>;
  carrier: Carrier;
  log: Log;
}

interface Waiting {
  door: string;
  name: string;
  resolve(reply: unknown): void;
  reject(error: Error): void;
}

/** The desk's end of the port: the phone's doors, as if they were here. */
class PhoneClient {
  readonly #parts: Parts;
  readonly #stores = new Map<string, StoreApi<object>>();
  readonly #news = new Map<string, { listeners: Listeners<unknown>; count: number }>();
  readonly #waiting = new Map<number, Waiting>();
  #known: () => void = () => undefined;
  readonly #isKnown = new Promise<void>((resolve) => (this.#known = resolve));
  readonly #refused = new Set<string>();
  #shapes: PortShapes | null = null;
  #number = 0;
  #commands = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.shapes
      .then((shapes) => (this.#shapes = shapes))
      .catch((error: unknown) => parts.log('error', `phone's port: no schemas: ${String(error)}`));
    parts.carrier.hear((message) => this.#take(message));
    this.#say({ kind: 'hello' });
  }

  /** Once the phone has said how everything stands. */
  async doors(): Promise<Record<string, unknown>> {
    await this.#isKnown;
    return Object.fromEntries(
      Object.entries(this.#parts.methods).map(([door, methods]) => [
        door,
        this.#doorOf(door, methods),
      ]),
    );
  }

  #say(message: ToPhone): void {
    this.#parts.carrier.send(message);
  }

  #doorOf(door: string, methods: DoorMethods): object {
    const ways = {
      order: (name: string, args: unknown[]) => this.#order(door, name, args),
      question: (name: string, args: unknown[]) => this.#ask(door, name, args),
      news: (name: string, [listener]: unknown[]) =>
        this.#listen(door, name, listener as (news: unknown) => void),
    };
    const made = Object.entries(methods).map(([name, way]) => [
      name,
      (...args: unknown[]) => ways[way](name, args),
    ]);
    const store = this.#stores.get(door);
    return { ...(store ? { store } : {}), ...Object.fromEntries(made) };
  }

  #order(door: string, name: string, args: unknown[]): void {
    this.#say({ kind: 'command', id: null, door, name, args });
  }

  #ask(door: string, name: string, args: unknown[]): Promise<unknown> {
    const id = (this.#commands += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { door, name, resolve, reject });
      this.#say({ kind: 'command', id, door, name, args });
    });
  }

  #listen(door: string, name: string, listener: (news: unknown) => void): Unsubscribe {
    const key = `${door}.${name}`;
    const known = this.#news.get(key) ?? { listeners: new Listeners<unknown>(), count: 0 };
    this.#news.set(key, known);
    // Each of its own, however often the same function listens.
    const stop = known.listeners.add((news) => listener(news));
    known.count += 1;
    if (known.count === 1) this.#say({ kind: 'listen', door, name, wanted: true });
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      stop();
      known.count -= 1;
      if (known.count === 0) this.#say({ kind: 'listen', door, name, wanted: false });
    };
  }

  /** Once of each kind: what does not fit now will hardly fit in a moment. */
  #refuse(what: string): void {
    if (this.#refused.has(what)) return;
    this.#refused.add(what);
    this.#parts.log('error', `phone's port: ${what} refused`);
  }

  /** False: something was missed, and everything is asked for anew. */
  #follows(number: number): boolean {
    const isNext = number === this.#number + 1;
    this.#number = number;
    if (isNext) return true;
    this.#parts.log('warn', `phone's port: message ${number} came after a gap`);
    this.#say({ kind: 'hello' });
    return false;
  }

  /** What this schema makes of it; undefined where it does not fit. Before the schemas are there it is as it came. */
  #read<T>(schemaOf: (shapes: PortShapes) => Plain<T> | null | undefined, given: unknown) {
    if (!this.#shapes) return given as T;
    const read = schemaOf(this.#shapes)?.safeParse(given);
    return read?.success ? read.data : undefined;
  }

  #shapeOf({ doors }: PortShapes, door: string): DoorShape | null {
    return Object.hasOwn(doors, door) ? (doors[door] ?? null) : null;
  }

  #take(given: unknown): void {
    const message = this.#read(({ toDesk }) => toDesk, given);
    if (!message) return this.#refuse('a message without a known shape');
    switch (message.kind) {
      case 'snapshot':
        this.#number = message.number;
        for (const [door, state] of Object.entries(message.states)) this.#show(door, state);
        return this.#known();
      case 'state':
        this.#follows(message.number);
        return this.#show(message.door, message.state);
      case 'news':
        this.#follows(message.number);
        return this.#tell(message);
      case 'reply':
        return this.#answered(message);
    }
  }

  #show(door: string, given: unknown): void {
    const state = this.#read((shapes) => this.#shapeOf(shapes, door)?.state, given);
    if (state === undefined) return this.#refuse(`the state of ${door}`);
    const store = this.#stores.get(door);
    if (!store) {
      this.#stores.set(
        door,
        createStore<object>(() => state as object),
      );
      return;
    }
    const before = store.getState();
    const now = keepEqual(before, state) as object;
    if (now !== before) store.setState(now, true);
  }

  #tell({ door, name, news }: Extract<ToDesk, { kind: 'news' }>): void {
    const read = this.#read((shapes) => this.#shapeOf(shapes, door)?.news[name], news);
    if (read === undefined) return this.#refuse(`news ${door}.${name}`);
    this.#news.get(`${door}.${name}`)?.listeners.tell(read);
  }

  #answered({ id, reply, code }: Extract<ToDesk, { kind: 'reply' }>): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    const { door, name, resolve, reject } = waiting;
    // Whoever expects faults is given one.
    const given = code === null ? reply : fail('phoneFailed', 'bug', code);
    const read = this.#read(
      (shapes) => this.#shapeOf(shapes, door)?.commands[name]?.answers,
      given,
    );
    if (read !== undefined) resolve(read);
    else reject(new Error(`${door}.${name}: ${code ?? 'an answer without a known shape'}`));
  }
}

/** The doors of the phone at the other end of the carrier, by their names. Resolves once they are known. */
export const connectPhone = (parts: Parts): Promise<Record<string, unknown>> =>
  new PhoneClient(parts).doors();
