import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DoorsProvider } from '../platform/doors';
import type { Desk } from '../app/desk';
import { createWords, loadWords } from '../platform/i18n';
import { createLater } from './later';

const Greeting = ({ name }: { name: string }) => <p>Hello {name}</p>;

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  await loadWords('en');
});

let unmount: () => void = () => undefined;
afterEach(() => unmount());

const idle = {
  calls: { store: { getState: () => ({ calls: [] }) } },
  documents: { drafts: { getState: () => ({}) } },
} as unknown as Desk;

const draw = async (view: React.ReactNode): Promise<HTMLElement> => {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  unmount = () => {
    act(() => root.unmount());
    place.remove();
  };
  await act(async () =>
    root.render(
      <DoorsProvider value={idle}>
        <I18nextProvider i18n={createWords('en')}>{view}</I18nextProvider>
      </DoorsProvider>,
    ),
  );
  return place;
};

const part = { Greeting };

describe('a view whose code comes later', () => {
  it('is drawn at once when it was fetched ahead of time', async () => {
    const later = createLater(async () => part);
    const View = later.view((one) => one.Greeting);
    await later.load();
    const drawn: string[] = [];
    const place = await draw(
      <div ref={(one) => void drawn.push(one?.textContent ?? '')}>
        <View name="Ann" />
      </div>,
    );
    // The first thing that was in the document, not what came a moment later.
    expect(drawn[0]).toBe('Hello Ann');
    expect(place.querySelector('[aria-busy]')).toBeNull();
  });

  it('fetches itself when it is drawn before that, and is busy until then', async () => {
    let arrive: (module: typeof part) => void = () => undefined;
    const later = createLater(() => new Promise<typeof part>((resolve) => (arrive = resolve)));
    const View = later.view((one) => one.Greeting);
    const Beside = later.view((one) => one.Greeting, { beside: true });
    const place = await draw(
      <>
        <View name="Ann" />
        <Beside name="Bob" />
      </>,
    );
    expect(place.querySelectorAll('[aria-busy="true"]')).toHaveLength(1);
    await act(async () => arrive(part));
    expect(place.textContent).toBe('Hello AnnHello Bob');
  });

  it('says when it could not be fetched, once, and tries again when asked', async () => {
    let failures = 1;
    const later = createLater(async () => {
      if (failures-- > 0) throw new TypeError('cut off');
      return part;
    });
    const View = later.view((one) => one.Greeting);
    const Beside = later.view((one) => one.Greeting, { beside: true });
    const place = await draw(
      <>
        <View name="Ann" />
        <Beside name="Bob" />
      </>,
    );
    const alerts = place.querySelectorAll('[role="alert"]');
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.textContent).toContain('could not be loaded');
    await act(async () => place.querySelector('button')?.click());
    expect(place.textContent).toBe('Hello AnnHello Bob');
  });
});
