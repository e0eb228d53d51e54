import { isLive, type Call, type CallsDoor } from '../phone/calls';
import type { CustomersDoor } from '../book/customers';
import { type Document, documentKey, type DocumentsDoor } from '../platform/desk';

interface Parts {
  calls: Pick<CallsDoor, 'store'>;
  customers: Pick<CustomersDoor, 'store'>;
  documents: DocumentsDoor;
}

/**
 * The tabs that calls bring. An unknown caller's leaves when its call is put away, a customer's as soon as it is
 * not looked at any more; what holds something unsaved stays, and so does what the agent opened.
 */
export const callsToDocuments = ({ calls, customers, documents }: Parts): void => {
  const brought = new Set<string>();
  const isOpen = (key: string) =>
    documents.store.getState().open.some((one) => documentKey(one) === key);
  const documentOf = ({ id, interactionId }: Call): Document => {
    const chosen = customers.store.getState().recognised[id]?.chosen;
    return chosen ? { kind: 'customer', id: chosen } : { kind: 'caller', call: id, interactionId };
  };
  const bring = (call: Call) => {
    const document = documentOf(call);
    const key = documentKey(document);
    if (!isOpen(key)) brought.add(key);
    documents.show(document, true);
  };
  const own = () => calls.store.getState().calls.filter(({ consults }) => consults === null);
  const isUnsaved = (key: string): boolean => {
    const id = key.slice(key.indexOf(':'));
    const drafts = Object.entries(documents.drafts.getState());
    return drafts.some(([name, draft]) => name.endsWith(id) && draft !== undefined);
  };

  const putAway = () => {
    const listed = own();
    const needed = new Set(listed.flatMap((one) => [`caller:${one.id}`, keyOf(one)]));
    for (const key of brought) {
      if (needed.has(key) || isUnsaved(key)) continue;
      const current = documents.store.getState().current === key;
      if (current && key.startsWith('customer:')) continue;
      if (current) {
        const live = listed.findLast(isLive);
        documents.show(live ? documentOf(live) : { kind: 'today' }, true);
      }
      documents.close(key);
      brought.delete(key);
    }
  };
  const keyOf = (call: Call) => documentKey(documentOf(call));

  calls.store.subscribe((now, before) => {
    const isNew = (call: Call) => !before.calls.some(({ id }) => id === call.id);
    const added = own().filter(isNew);
    added.forEach(bring);
    if (added.length > 0 || now.calls.length < before.calls.length) putAway();
  });
  // Who was recognised takes the place of the unknown caller's document.
  customers.store.subscribe((state, before) => {
    for (const [call, one] of Object.entries(state.recognised)) {
      if (!one.chosen || before.recognised[call]?.chosen === one.chosen) continue;
      const caller = `caller:${call}`;
      const key = `customer:${one.chosen}`;
      if (brought.delete(caller) && !isOpen(key)) brought.add(key);
      documents.replace(caller, { kind: 'customer', id: one.chosen });
    }
  });
};
