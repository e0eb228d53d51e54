import type { Handlers, ResolvedSettings } from '@contract';

/** What a service of the main process brings. It is a function of what it needs, which the services before it gave. */
export interface Started {
  /** For the services after it, by name. */
  gives?: object;
  /** Its answers to the page: `{ … } satisfies Partial<Handlers>`. */
  answers?: Partial<Handlers>;
  /** The program ends. */
  end?: () => void;
}

type Service<Given> = (given: Given) => Started | Promise<Started>;
type Gives<S> = S extends { gives: infer Given } ? Given : unknown;
type Answers<S> = S extends { answers: infer Given } ? Given : unknown;

export interface Services<Given, Answered> {
  /** Does not compile when the service needs what none before it gives. */
  add<S extends Started>(
    service: (given: Given) => S | Promise<S>,
  ): Services<Given & Gives<S>, Answered & Answers<S>>;
  /** One after the other. Without a wait in between where a service answers at once. */
  start(): Promise<{ given: Given; answers: Answered; end: () => void }>;
}

/** Takes over what nobody before brought under this name. */
const addTo = (all: object, more: object = {}) => {
  for (const name of Object.keys(more))
    if (Object.hasOwn(all, name)) throw new Error(`two services bring ${name}`);
  Object.assign(all, more);
};

const list = <Given extends object, Answered>(
  first: object,
  services: readonly Service<never>[],
): Services<Given, Answered> => ({
  add: (service) => list(first, [...services, service]),
  start: async () => {
    const given = { ...first };
    const answers = {};
    const ends: (() => void)[] = [];
    for (const service of services) {
      const starting = service(given as never);
      const { gives, answers: own, end } = starting instanceof Promise ? await starting : starting;
      addTo(given, gives);
      addTo(answers, own);
      if (end) ends.push(end);
    }
    return {
      given: given as Given,
      answers: answers as Answered,
      end: () => {
        for (const end of ends) end();
      },
    };
  },
});

/** An empty list of services. `first`: what there is before any of them. */
export const servicesOf = <Given extends object>(first: Given): Services<Given, unknown> =>
  list(first, []);

/** The settings, as the other services need them. */
export interface SettingsSource {
  read(): ResolvedSettings;
  onChanged(heard: (now: ResolvedSettings) => void): void;
}
