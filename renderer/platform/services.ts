/** What a service of the desk brings. It is a function of what it needs, which the services before it gave. */
export interface Brought {
  /** For the services after it, by name. */
  gives?: object;
  /** For the views, by the names of their keys. */
  doors?: object;
}

/** Made of what it needs; does what it has to with it, and answers what it brings. */
export type Service<Given> = (given: Given) => Brought | void;
type Gives<B> = B extends { gives: infer Given } ? Given : unknown;
type Doors<B> = B extends { doors: infer Opened } ? Opened : unknown;

type NeedsOf<Each> = [Each] extends [(given: infer Given) => unknown]
  ? { [Name in keyof Given]: Given[Name] }
  : never;
type Both<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
type DoorsOfAll<Each> = Both<Each extends (given: never) => infer B ? Doors<B> : never>;

export interface Services<Given, Opened> {
  /** Does not compile when the service needs what none before it gives. */
  add<B extends Brought | void>(
    service: (given: Given) => B,
  ): Services<Given & Gives<B>, Opened & Doors<B>>;
  /** Makes them, one after the other. */
  start(): { given: Given; doors: Opened };
}

/** Takes over what nobody before brought under this name. */
const addTo = (all: object, more: object = {}): void => {
  for (const name of Object.keys(more))
    if (Object.hasOwn(all, name)) throw new Error(`two services bring ${name}`);
  Object.assign(all, more);
};

const list = <Given extends object, Opened>(
  first: object,
  services: readonly Service<never>[],
): Services<Given, Opened> => ({
  add: (service) => list(first, [...services, service as Service<never>]),
  start: () => {
    const given = { ...first };
    const doors = {};
    for (const service of services) {
      const brought = service(given as never);
      addTo(given, brought?.gives);
      addTo(doors, brought?.doors);
    }
    return { given: given as Given, doors: doors as Opened };
  },
});

/** An empty list of services. `first`: what there is before any of them. */
export const servicesOf = <Given extends object>(first: Given): Services<Given, unknown> =>
  list(first, []);

/** One service of many that need nothing of one another, typed: what all of them need, and every door that they open. */
export const allOf =
  <const Each extends Service<never>>(services: readonly Each[]) =>
  (given: NeedsOf<Each>): { doors: DoorsOfAll<Each> } => {
    const doors = {};
    for (const service of services) addTo(doors, service(given as never)?.doors);
    return { doors: doors as DoorsOfAll<Each> };
  };

/** A fact that a service asks for before the one that knows it is made. */
export interface Fact<T> {
  ask(): T;
  /** From now on it is known. */
  known(read: () => T): void;
}

export const createFact = <T>(meanwhile: T): Fact<T> => {
  let read = () => meanwhile;
  return { ask: () => read(), known: (reader) => (read = reader) };
};
