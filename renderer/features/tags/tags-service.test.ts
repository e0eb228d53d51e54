import 'fake-indexeddb/auto';
import { resolveSettings } from '@policy/settings-resolver';
import type { SettingValues } from '@contract';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createBook } from '../../book/archive/book';
import { contact } from '../../book/archive/testing/sample-rows';
import { ok, silentLog, systemClock } from '../../kernel';
import type { SettingsDoor } from '../../platform/settings/settings-door';
import { mostTags, tagsOf } from './tags';
import { tagsService } from './tags-service';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const rig = async (policy: Partial<SettingValues> = {}, own: Partial<SettingValues> = {}) => {
  const book = createBook({ clock: systemClock, log: silentLog, indexedDB: new IDBFactory() });
  await book.open();
  onTestFinished(() => book.close());
  const settings = resolveSettings(own, { fixed: policy, proposed: {} });
  const store = createStore(() => ({ settings })) as unknown as SettingsDoor['store'];
  const { tags } = tagsService({ book, settings: { store }, log: silentLog }).doors;
  const row = contact({ attributes: { 'case.id': '4711' } });
  await book.saveInteraction(row);
  const kept = async (id = row.id) => {
    const found = await book.interaction(id);
    return found && { tags: tagsOf(found), attributes: found.attributes };
  };
  return { book, tags, row, kept };
};

describe('the tags of a contact', () => {
  it('are on disk when it is said so, beside what other features keep with it', async () => {
    const { tags, row, kept } = await rig();
    expect(await tags.add(row.id, '  Garantie ')).toEqual(ok({ tag: 'Garantie', isNew: true }));
    expect(await tags.add(row.id, 'GARANTIE')).toMatchObject(ok({ isNew: false }));
    await Promise.all([tags.add(row.id, 'devis'), tags.add(row.id, 'rappel')]);
    expect(await kept()).toEqual({
      tags: ['Garantie', 'devis', 'rappel'],
      attributes: { 'case.id': '4711', 'tags.names': 'Garantie\ndevis\nrappel' },
    });
    await Promise.all([tags.remove(row.id, 'garantie'), tags.remove(row.id, 'devis')]);
    await tags.remove(row.id, 'rappel');
    expect(await kept()).toEqual({ tags: [], attributes: { 'case.id': '4711' } });
  });

  it('stay when the call goes on to be written, and when the journal brings it back', async () => {
    const { book, tags, row, kept } = await rig();
    await tags.add(row.id, 'Garantie');
    await book.patchInteraction(row.id, { attributes: { 'case.id': '', 'case.data': 'menu 2' } });
    expect((await kept())?.attributes).toEqual({ 'case.data': 'menu 2', 'tags.names': 'Garantie' });
    const { note: _, noteSavedAt: __, ...record } = row;
    await book.restoreInteraction(row.id, JSON.stringify({ ...record, state: 'closed' }));
    expect((await kept())?.attributes).toMatchObject({
      'case.id': '4711',
      'tags.names': 'Garantie',
    });
  });

  it.each([
    ['nothing', '  ', 'tagEmpty'],
    ['too long', 'x'.repeat(41), 'tagTooLong'],
    ['of a contact that is not there', 'devis', 'noInteraction'],
  ])('%s is refused', async (what, text, code) => {
    const { tags, row } = await rig();
    const id = what.startsWith('of a contact') ? 'nowhere' : row.id;
    expect(await tags.add(id, text)).toMatchObject({ fault: { code } });
  });

  it('are no more than fit', async () => {
    const { tags, row, kept } = await rig();
    for (let n = 0; n < mostTags; n++) await tags.add(row.id, `tag ${n}`);
    expect(await tags.add(row.id, 'one more')).toMatchObject({ fault: { code: 'tagsFull' } });
    expect(await tags.add(row.id, 'TAG 3')).toMatchObject(ok({ isNew: false }));
    expect((await kept())?.tags).toHaveLength(mostTags);
  });

  it('that the book did not take are not said to be kept, and the next one is tried', async () => {
    const { book, tags, row, kept } = await rig();
    const failing = vi.spyOn(book, 'interaction').mockRejectedValueOnce(new Error('cut off'));
    expect(await tags.add(row.id, 'devis')).toMatchObject({ fault: { code: 'bookFailed' } });
    failing.mockRestore();
    expect(await tags.add(row.id, 'devis')).toEqual(ok({ tag: 'devis', isNew: true }));
    expect((await kept())?.tags).toEqual(['devis']);
  });
});

describe('where IT has a list', () => {
  it('its writing is taken, and nothing else where agents may not add their own', async () => {
    const { tags, row, kept } = await rig({
      'tags.list': ['Garantie', 'Devis'],
      'tags.mayAddOwn': false,
    });
    expect(await tags.add(row.id, 'GARANTIE')).toEqual(ok({ tag: 'Garantie', isNew: true }));
    expect(await tags.add(row.id, 'mine')).toMatchObject({ fault: { code: 'tagNotListed' } });
    expect((await kept())?.tags).toEqual(['Garantie']);
    expect(await tags.remove(row.id, 'Garantie')).toEqual(ok(null));
  });
});

it('a list of the agent’s own lets nothing in where IT alone says what may be chosen', async () => {
  const { tags, row } = await rig({ 'tags.mayAddOwn': false }, { 'tags.list': ['mine'] });
  expect(await tags.add(row.id, 'mine')).toMatchObject({ fault: { code: 'tagNotListed' } });
});

it('what another desk kept beyond our limits stays when one is taken away', async () => {
  const { book, tags } = await rig();
  const names = [...Array.from({ length: mostTags + 2 }, (_, nth) => `t${nth}`), 'x'.repeat(50)];
  const full = contact({ attributes: { 'tags.names': names.join('\n') } });
  await book.saveInteraction(full);
  await tags.remove(full.id, 't3');
  const left = names.filter((one) => one !== 't3').join('\n');
  expect((await book.interaction(full.id))?.attributes).toEqual({ 'tags.names': left });
});

describe('tags used before', () => {
  it('are those of the last calls, without practice, and of this run', async () => {
    const { book, tags, row } = await rig();
    const past = (names: string, more = {}) =>
      book.saveInteraction(
        contact({ state: 'closed', attributes: { 'tags.names': names }, ...more }),
      );
    await past('devis\nGarantie');
    await past('garantie');
    await past('leçon', { practice: true });
    expect(await tags.used()).toEqual(['Garantie', 'devis']);
    // As it was written before.
    await tags.add(row.id, 'DEVIS');
    expect(tagsOf((await book.interaction(row.id)) ?? row)).toEqual(['devis']);
    await tags.add(row.id, 'neu');
    await tags.add(row.id, 'NEU');
    const lesson = contact({ practice: true });
    await book.saveInteraction(lesson);
    await tags.add(lesson.id, 'exercice');
    expect(await tags.used()).toEqual(['neu', 'devis', 'Garantie', 'devis']);
  });
});
