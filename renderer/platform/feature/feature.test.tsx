import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { fetchLaterCode } from '../../app/later-code';
import { features } from '../../app/features';
import { doorKey } from '../../kernel';
import { DoorsProvider, useDoor } from '../doors';
import { catalogueOf } from '../i18n/catalogue';
import { words as english } from '../i18n/en';
import { allOf } from '../services';
import { type DocumentProps, type Feature, fill, slot } from './feature';
import { DocumentPart, FeaturesProvider, SlotView, useIsFilled } from './views';

interface GreetingDoor {
  greet(name: string): string;
}
const greetingDoor = doorKey<GreetingDoor>()('greeting');

const place = slot<{ name: string }>('a place of another feature');
const empty = slot('a place that nobody fills');

/** As a feature's own `en.json` in its folder. */
const ownWords = { '../../features/greeting/en.json': { title: 'Greetings of {{who}}' } };

const Greeted = ({ name }: { name: string }) => <p>{useDoor(greetingDoor).greet(name)}</p>;
const View = ({ document }: DocumentProps<'readiness'>) => <p>a whole {document.kind}</p>;
const Title = () => {
  const { t } = useTranslation();
  return (
    <b>
      {(t as TFunction as (key: string, values: object) => string)('greeting.title', { who: 'IT' })}
    </b>
  );
};

/** Every kind of contribution that a feature can make from its folder. */
const made = () => {
  const fetched: string[] = [];
  const greeting = {
    id: 'greeting',
    service: ({ agentName }: { agentName: () => string }) => ({
      doors: { greeting: { greet: (name: string) => `${name}, ${agentName()} greets you` } },
    }),
    documents: { readiness: { View, Title } },
    fills: [fill(place, Greeted)],
    later: [{ name: 'greeting', load: async () => void fetched.push('greeting') }],
  } satisfies Feature;
  return { greeting, fetched };
};

let end: () => void = () => undefined;
afterEach(() => end());
beforeAll(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));

const Filled = () => <i>{`${useIsFilled(place)} ${useIsFilled(empty)}`}</i>;

const draw = async (all: readonly Feature[], doors: object) => {
  const { features: known, platform } = english;
  const translation = catalogueOf({ platform, features: { ...known, ...ownWords } });
  const words = i18next.createInstance();
  await words.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  const spot = document.body.appendChild(document.createElement('div'));
  const root = createRoot(spot);
  end = () => {
    act(() => root.unmount());
    spot.remove();
  };
  await act(async () =>
    root.render(
      <DoorsProvider value={doors}>
        <I18nextProvider i18n={words}>
          <FeaturesProvider value={all}>
            <section data-at="slot">
              <SlotView of={place} with={{ name: 'Ann' }} />
            </section>
            <section data-at="empty">
              <SlotView of={empty} with={{}} />
            </section>
            <section data-at="document">
              <DocumentPart document={{ kind: 'readiness' }} part="View" />
            </section>
            <section data-at="tab">
              <DocumentPart document={{ kind: 'readiness' }} part="Title" />
            </section>
            <Filled />
          </FeaturesProvider>
        </I18nextProvider>
      </DoorsProvider>,
    ),
  );
  return (at: string) => spot.querySelector(`[data-at="${at}"]`)?.textContent;
};

it('a feature that is added at run time is found wherever it brings something', async () => {
  const { greeting, fetched } = made();
  // Before what the desk has: of two views of a kind of document the first is drawn.
  const all: Feature[] = [greeting, ...features];
  const { doors } = allOf([greeting.service])({ agentName: () => 'Nadia' });
  const at = await draw(all, doors);
  expect(at('slot')).toBe('Ann, Nadia greets you');
  expect(at('empty')).toBe('');
  expect(at('document')).toBe('a whole readiness');
  expect(at('tab')).toBe('Greetings of IT');
  expect(document.querySelector('i')?.textContent).toBe('true false');
  const fetch = async <T,>(_: string, code: () => Promise<T>) => code();
  fetchLaterCode([greeting], { fetch, fetchNeeded: fetch }, () => undefined);
  expect(fetched).toEqual(['greeting']);
});

it('without it nothing of it is there', async () => {
  const at = await draw([], {});
  expect([at('slot'), at('document'), at('tab')]).toEqual(['', '', '']);
  expect(document.querySelector('i')?.textContent).toBe('false false');
});

it('does not compile where a need of its service is missing, or a view does not take what its slot gives', () => {
  const { greeting } = made();
  // @ts-expect-error: nobody gives `agentName`
  expect(() => allOf([greeting.service])({}).doors.greeting.greet('Ann')).toThrow();
  // @ts-expect-error: the place gives a name, no number
  fill(place, ({ number }: { number: number }) => <p>{number}</p>);
  // @ts-expect-error: there is no such kind of document
  expect({ id: 'x', documents: { nothing: { View, Title } } } satisfies Feature).toBeDefined();
});
