import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { fetchLaterCode } from '../../app/later-code';
import { features } from '../../app/features';
import { AboutSection } from '../../features/settings/about-section';
import { settingsRows } from '../../features/settings/slots';
import { doorKey } from '../../kernel';
import { type Document, documentKey, type SettingsSection } from '../desk';
import { DoorsProvider, useDoor } from '../doors';
import { catalogueOf } from '../i18n/catalogue';
import { words as english } from '../i18n/en';
import { allOf } from '../services';
import { type Feature, fill, slot } from './feature';
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
/** A kind of its own, which the feature adds to the kinds beside its door (features/readiness/readiness-door.ts). */
const card = { kind: 'greetingCard', id: '7' } as unknown as Document;
const View = () => <p>a whole card</p>;
const InAbout = ({ section }: { section: SettingsSection }) => <p>a row of {section}</p>;
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
    documents: { greetingCard: { View, Title } } as Feature['documents'] & object,
    fills: [fill(place, Greeted), fill(settingsRows, InAbout)],
    later: [{ name: 'greeting', load: async () => void fetched.push('greeting') }],
  } satisfies Feature;
  return { greeting, fetched };
};

let end: () => void = () => undefined;
afterEach(() => end());
beforeAll(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));

const Filled = () => <i>{`${useIsFilled(place)} ${useIsFilled(empty)}`}</i>;

const info = { version: '1', edition: 'browser', missing: [] };

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
      <DoorsProvider value={{ ...doors, info }}>
        <I18nextProvider i18n={words}>
          <FeaturesProvider value={all}>
            <section data-at="slot">
              <SlotView of={place} with={{ name: 'Ann' }} />
            </section>
            <section data-at="empty">
              <SlotView of={empty} with={{}} />
            </section>
            <section data-at="document">
              <DocumentPart document={card} part="View" />
            </section>
            <section data-at="tab">
              <DocumentPart document={card} part="Title" />
            </section>
            <section data-at="settings">
              <AboutSection />
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
  const all: Feature[] = [...features.filter(({ id }) => id === 'case'), greeting];
  const { doors } = allOf([greeting.service])({ agentName: () => 'Nadia' });
  const at = await draw(all, doors);
  expect(at('slot')).toBe('Ann, Nadia greets you');
  expect(at('empty')).toBe('');
  expect(at('document')).toBe('a whole card');
  expect(documentKey(card)).toBe('greetingCard:7');
  expect(at('settings')).toContain('a row of about');
  expect(at('tab')).toBe('Greetings of IT');
  expect(document.querySelector('i')?.textContent).toBe('true false');
  const fetch = async <T,>(_: string, code: () => Promise<T>) => code();
  fetchLaterCode([greeting], { fetch, fetchNeeded: fetch }, () => undefined);
  expect(fetched).toEqual(['greeting']);
});

it('without it nothing of it is there', async () => {
  const at = await draw([], {});
  expect([at('slot'), at('document'), at('tab')]).toEqual(['', '', '']);
  expect(at('settings')).not.toContain('a row of');
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
