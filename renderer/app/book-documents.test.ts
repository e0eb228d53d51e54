import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createBook } from '../book/archive';
import { contact, person } from '../book/archive/testing/sample-rows';
import { createDocuments, documentKey } from '../platform/desk';
import { manualClock, silentLog } from '../kernel';
import { bookToDocuments } from './book-documents';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });

const desk = async () => {
  const book = createBook({ clock: manualClock(), log: silentLog, indexedDB: new IDBFactory() });
  await book.open();
  onTestFinished(() => book.close());
  const documents = createDocuments();
  bookToDocuments({ book, documents });
  const tabs = () => documents.store.getState().open.map(documentKey);
  return { book, documents, tabs };
};

it('the tabs of nobody close when the examples leave; those of the agent’s customers stay', async () => {
  const { book, documents, tabs } = await desk();
  await book.addExamples();
  await book.saveCustomer(person('own', '+33639984100'));
  await book.saveInteraction(contact({ id: 'drill', practice: true, state: 'closed' }));
  const karim = 'example-karim-benali';
  documents.show({ kind: 'customer', id: 'own' });
  documents.show({ kind: 'caller', call: 'call', interactionId: 'drill' });
  documents.show({ kind: 'editCustomer', id: karim, call: null, number: '' });
  documents.show({ kind: 'customer', id: karim });
  await soon(() => expect(tabs()).toHaveLength(5));
  await book.customer(karim);
  await book.removeExamples();
  await soon(() => expect(tabs()).toEqual(['today', 'customer:own']));
  await book.removeCustomer('own');
  await soon(() => expect(tabs()).toEqual(['today']));
});

it('a tab that opens before its record is written stays', async () => {
  const { book, documents, tabs } = await desk();
  documents.show({ kind: 'caller', call: 'call', interactionId: 'rings' });
  await book.interaction('rings');
  await book.saveInteraction(contact({ id: 'rings' }));
  await book.patchInteraction('rings', { state: 'closed' });
  expect(tabs()).toEqual(['today', 'caller:call']);
});
