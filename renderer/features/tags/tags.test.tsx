import 'fake-indexeddb/auto';
import { resolveSettings } from '@policy/settings-resolver';
import { IDBFactory } from 'fake-indexeddb';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createBook } from '../../book/archive/book';
import { contact } from '../../book/archive/testing/sample-rows';
import { silentLog, systemClock } from '../../kernel';
import type { Interaction } from '../../model/interaction';
import { DoorsProvider } from '../../platform/doors';
import { createWords, loadWords } from '../../platform/i18n';
import type { SettingsDoor } from '../../platform/settings/settings-door';
import { Announcer } from '../../ui/announce';
import { I18nextProvider } from 'react-i18next';
import { useNarrowed } from '../customers/use-narrowed';
import { ContactTags } from './contact-tags';
import { NoteTags } from './note-tags';
import { TagFilter } from './tag-filter';
import { tagAttributes, tagsOf } from './tags';
import { tagsService } from './tags-service';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let end: () => void = () => undefined;
afterEach(() => end());
beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  await loadWords('en');
});

const rig = async (view: (row: Interaction) => React.ReactNode, policy = {}) => {
  const book = createBook({ clock: systemClock, log: silentLog, indexedDB: new IDBFactory() });
  await book.open();
  const row = contact();
  await book.saveInteraction(row);
  const settings = {
    store: createStore(() => ({ settings: resolveSettings({}, { fixed: policy, proposed: {} }) })),
  } as unknown as SettingsDoor;
  const { doors } = tagsService({ book, settings, log: silentLog });
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  end = () => {
    act(() => root.unmount());
    place.remove();
    book.close();
  };
  await act(async () =>
    root.render(
      <DoorsProvider value={{ ...doors, settings, customers: { book } }}>
        <I18nextProvider i18n={createWords('en')}>
          <Announcer>{view(row)}</Announcer>
        </I18nextProvider>
      </DoorsProvider>,
    ),
  );
  const field = () => place.querySelector('input') as HTMLInputElement;
  const type = (text: string) =>
    act(async () => {
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
      field().focus();
      set?.call(field(), text);
      field().dispatchEvent(new Event('input', { bubbles: true }));
    });
  const press = async (key: string, on: Element = field()): Promise<KeyboardEvent> => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    await act(async () => void on.dispatchEvent(event));
    return event;
  };
  const texts = (selector: string) =>
    [...place.querySelectorAll(selector)].map((one) => one.textContent?.trim() ?? '');
  const kept = async () => tagsOf((await book.interaction(row.id)) ?? row);
  const said = () => place.querySelector('[data-live="polite"]')?.textContent;
  return { place, row, book, field, type, press, texts, kept, said };
};

/** Until it holds; what happens meanwhile is drawn as it comes. */
const settled = async (check: () => unknown) => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  await vi.waitFor(check, { timeout: 20_000 });
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
};

describe('tags under the note', () => {
  it('are shown when they are on disk, and taken away by their button', async () => {
    const { place, type, press, texts, kept, said, field } = await rig((row) => (
      <NoteTags interactionId={row.id} />
    ));
    await type('Garantie');
    expect(texts('.tags .chip')).toEqual([]);
    await press('Enter');
    await settled(() => expect(texts('.tags .chip')).toEqual(['Garantie']));
    expect(await kept()).toEqual(['Garantie']);
    await settled(() => expect(field().value).toBe(''));
    await settled(() => expect(said()).toBe('Tag Garantie added.'));
    const remove = place.querySelector('.tags button');
    expect(remove?.getAttribute('aria-label')).toBe('Remove tag Garantie');
    await act(async () => (remove as HTMLButtonElement).click());
    await settled(() => expect(texts('.tags .chip')).toEqual([]));
    await settled(() => expect(said()).toBe('Tag Garantie removed.'));
  });

  it('may be chosen from what is known, by keys, and Escape stays in the field', async () => {
    const { place, type, press, texts, kept, field } = await rig(
      (row) => <NoteTags interactionId={row.id} />,
      { 'tags.list': ['Garantie', 'Réclamation'] },
    );
    await type('recl');
    expect(texts('[role="option"]')).toEqual(['Réclamation']);
    expect(field().getAttribute('aria-expanded')).toBe('true');
    expect(field().getAttribute('aria-activedescendant')).toBeNull();
    await press('ArrowDown');
    const marked = field().getAttribute('aria-activedescendant') ?? '';
    expect(place.querySelector(`[id="${marked}"]`)?.textContent).toBe('Réclamation');
    const first = await press('Escape');
    expect(first.defaultPrevented).toBe(true);
    expect(texts('[role="option"]')).toEqual([]);
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await settled(() => expect(texts('.tags .chip')).toEqual(['Réclamation']));
    expect(await kept()).toEqual(['Réclamation']);
    // In an empty field it is the panel's again.
    expect((await press('Escape')).defaultPrevented).toBe(false);
  });

  it('are those of the list alone where IT says so, and what is typed says why it is not taken', async () => {
    const { place, type, press, texts, kept, field } = await rig(
      (row) => <NoteTags interactionId={row.id} />,
      { 'tags.list': ['Garantie'], 'tags.mayAddOwn': false },
    );
    expect(field().getAttribute('aria-label')).toBe('Choose a tag');
    await type('mine');
    await press('Enter');
    await settled(() =>
      expect(texts('[role="alert"]')).toEqual(['This tag is not in your IT team’s list.']),
    );
    expect(field().value).toBe('mine');
    await type('gar');
    expect(place.querySelector('[role="alert"]')).toBeNull();
    await press('Enter');
    await settled(() => expect(texts('.tags .chip')).toEqual(['Garantie']));
    expect(await kept()).toEqual(['Garantie']);
  });

  it('that are not on disk stay typed, and it is said', async () => {
    const { book, type, press, texts, field } = await rig((row) => (
      <NoteTags interactionId={row.id} />
    ));
    vi.spyOn(book, 'patchInteraction').mockResolvedValueOnce({
      ok: false,
      fault: { code: 'diskFull', category: 'storage' },
    });
    await type('devis');
    await press('Enter');
    await settled(() => expect(texts('[role="alert"]')).toEqual(['Not saved. Try again.']));
    expect(field().value).toBe('devis');
    expect(texts('.tags .chip')).toEqual([]);
    await press('Enter');
    await settled(() => expect(texts('.tags .chip')).toEqual(['devis']));
  });
});

describe('tags of a contact in the history', () => {
  it('are changed in place, and Escape gives the focus back to the button', async () => {
    const { place, press, texts, field } = await rig((row) => (
      <ContactTags row={{ ...row, attributes: tagAttributes(['devis']) }} />
    ));
    expect(texts('.tags .chip')).toEqual(['devis']);
    expect(place.querySelector('.tags button')).toBeNull();
    const edit = place.querySelector('button.chipbtn') as HTMLButtonElement;
    await act(async () => edit.click());
    expect(place.querySelectorAll('.tags button')).toHaveLength(1);
    await press('Escape', field());
    expect(place.querySelector('input')).toBeNull();
    expect(document.activeElement).toBe(edit);
  });
});

const rows = [
  contact({ attributes: tagAttributes(['Garantie', 'devis']) }),
  contact({ attributes: tagAttributes(['garantie']) }),
  contact(),
];

const History = () => {
  const { rows: shown, narrow } = useNarrowed(rows);
  return (
    <section>
      <TagFilter rows={rows} narrow={narrow} />
      <p className="shown">{shown.length}</p>
      <article tabIndex={-1}>
        <textarea />
      </article>
    </section>
  );
};

describe('a history with tags', () => {
  it('is narrowed by one and by several, says how many there are, and Escape clears it', async () => {
    const { place, texts, press, said } = await rig(() => <History />);
    expect(texts('[role="group"] button')).toEqual(['Garantie 2', 'devis 1']);
    const choose = (at: number) =>
      act(async () =>
        place.querySelectorAll<HTMLButtonElement>('[role="group"] button')[at]?.click(),
      );
    await choose(0);
    expect([texts('.shown'), said()]).toEqual([['2'], '2 contacts with what is chosen.']);
    await choose(1);
    expect([texts('.shown'), said()]).toEqual([['1'], '1 contact with what is chosen.']);
    expect(place.querySelectorAll('[aria-pressed="true"]')).toHaveLength(2);
    // What is typed there keeps its Escape.
    expect(
      (await press('Escape', place.querySelector('textarea') as Element)).defaultPrevented,
    ).toBe(false);
    expect(
      (await press('Escape', place.querySelector('article') as Element)).defaultPrevented,
    ).toBe(true);
    expect([texts('.shown'), said()]).toEqual([['3'], 'All contacts are shown again.']);
    expect(place.querySelectorAll('[aria-pressed="true"]')).toHaveLength(0);
    // Nothing is left to clear: the key is another's.
    expect(
      (await press('Escape', place.querySelector('article') as Element)).defaultPrevented,
    ).toBe(false);
  });
});
