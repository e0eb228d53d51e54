import type { Log, ReadableStore, Unsubscribe } from '../../kernel';
import type { Carrier, ToDesk, ToPhone } from './messages';
import type { DoorShape, PortShapes } from './shape';

type Method = (...args: readonly unknown[]) => unknown;
type AnyDoor = Readonly<Record<string, unknown>> & { store?: ReadableStore<unknown> };

interface Parts {
  /** The doors themselves, by the names of their shapes. */
  doors: Readonly<Record<string, unknown>>;
  /** Nothing that is ordered is carried out before it can be checked: until then it waits. */
  shapes: Promise<PortShapes>;
  carrier: Carrier;
  log: Log;
}

const isHello = (message: unknown): boolean =>
  typeof message === 'object' && (message as ToPhone | null)?.kind === 'hello';

/** The phone's end of the port: shows its doors' states, tells their news, carries out what the desk orders. */
class PhoneServer {
  readonly #parts: Parts;
  readonly #stops: Unsubscribe[] = [];
  readonly #listened = new Map<string, Unsubscribe>();
  #number = 0;
  /** Nothing is told before somebody has asked for everything. */
  #isHeard = false;

  #shapes: PortShapes | null = null;
  #waiting: unknown[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    for (const door of this.#shown())
      this.#stops.push(this.#doorOf(door).store!.subscribe((state) => this.#state(door, state)));
    parts.carrier.hear((message) => {
      if (this.#shapes) this.#take(message, this.#shapes);
      else if (isHello(message)) this.#greet();
      else this.#waiting.push(message);
    });
    parts.shapes
      .then((shapes) => {
        this.#shapes = shapes;
        for (const message of this.#waiting.splice(0)) this.#take(message, shapes);
      })
      .catch((error: unknown) => parts.log('error', `phone's port: no schemas: ${String(error)}`));
  }

  stop(): void {
    for (const stop of [...this.#stops.splice(0), ...this.#listened.values()]) stop();
    this.#listened.clear();
    this.#parts.carrier.close();
  }

  #doorOf(name: string): AnyDoor {
    return this.#parts.doors[name] as AnyDoor;
  }

  /** The doors that show something. */
  #shown(): string[] {
    return Object.keys(this.#parts.doors).filter((door) => this.#doorOf(door).store);
  }

  #shapeOf(name: string): DoorShape | null {
    const doors = this.#shapes?.doors ?? {};
    return Object.hasOwn(doors, name) ? (doors[name] ?? null) : null;
  }

  #say(message: ToDesk): void {
    this.#parts.carrier.send(message);
  }

  #state(door: string, state: unknown): void {
    if (this.#isHeard) this.#say({ kind: 'state', number: (this.#number += 1), door, state });
  }

  #refuse(what: string): void {
    this.#parts.log('warn', `phone's port: ${what} refused`);
  }

  #take(message: unknown, { toPhone }: PortShapes): void {
    const read = toPhone.safeParse(message);
    if (!read.success) return this.#refuse('a message without a known shape');
    switch (read.data.kind) {
      case 'hello':
        return this.#greet();
      case 'listen':
        return this.#listen(read.data);
      case 'command':
        return void this.#carryOut(read.data);
    }
  }

  #greet(): void {
    const states = Object.fromEntries(
      this.#shown().map((door) => [door, this.#doorOf(door).store!.getState()]),
    );
    this.#isHeard = true;
    this.#say({ kind: 'snapshot', number: (this.#number += 1), states });
  }

  #listen({ door, name, wanted }: Extract<ToPhone, { kind: 'listen' }>): void {
    const shape = this.#shapeOf(door);
    if (!shape || !Object.hasOwn(shape.news, name)) return this.#refuse(`news ${door}.${name}`);
    const key = `${door}.${name}`;
    this.#listened.get(key)?.();
    this.#listened.delete(key);
    if (!wanted) return;
    const listen = this.#doorOf(door)[name] as (tell: (news: unknown) => void) => Unsubscribe;
    const stop = listen((news) =>
      this.#say({ kind: 'news', number: (this.#number += 1), door, name, news: news ?? null }),
    );
    this.#listened.set(key, stop);
  }

  async #carryOut({ id, door, name, args }: Extract<ToPhone, { kind: 'command' }>): Promise<void> {
    const shape = this.#shapeOf(door);
    const known = shape && Object.hasOwn(shape.commands, name) ? shape.commands[name] : undefined;
    const taken = known?.takes.safeParse(args);
    if (!known || !taken?.success) {
      this.#refuse(`command ${door}.${name}`);
      return id === null
        ? undefined
        : this.#say({ kind: 'reply', id, reply: null, code: 'badRequest' });
    }
    try {
      const reply = await (this.#doorOf(door)[name] as Method)(...(taken.data as unknown[]));
      if (id !== null) this.#say({ kind: 'reply', id, reply: reply ?? null, code: null });
    } catch (error) {
      this.#parts.log('error', `phone's port: ${door}.${name}: ${String(error)}`);
      if (id !== null) this.#say({ kind: 'reply', id, reply: null, code: 'failed' });
    }
  }
}

/** Serves these doors to whoever is at the other end of the carrier. */
export const servePhone = (parts: Parts): Unsubscribe => {
  const server = new PhoneServer(parts);
  return () => server.stop();
};
