import type { CustomerBook } from '../book/customers';
import { type Document, documentKey, type DocumentsDoor } from '../platform/desk';
import type { Unsubscribe } from '../kernel';

interface Parts {
  book: Pick<CustomerBook, 'watchCustomer' | 'watchInteraction'>;
  documents: DocumentsDoor;
}

/** Tabs of what has left the book close, whoever took it away: the agent, the examples' way out, another window. */
export const bookToDocuments = ({ book, documents }: Parts): void => {
  const watched = new Map<string, Unsubscribe>();
  const closesWhenGone = (key: string) => {
    // Not there yet is not gone: a ringing call's record is written while its tab opens.
    let seen = false;
    return (row: unknown) => {
      if (row !== null) seen = true;
      else if (seen) documents.close(key);
    };
  };
  const watch = (document: Document): Unsubscribe | null => {
    const tell = closesWhenGone(documentKey(document));
    if (document.kind === 'caller') return book.watchInteraction(document.interactionId, tell);
    const isCustomers = document.kind === 'customer' || document.kind === 'editCustomer';
    return isCustomers && document.id !== null ? book.watchCustomer(document.id, tell) : null;
  };
  documents.store.subscribe(({ open }, before) => {
    if (open === before.open) return;
    const keys = new Set(open.map(documentKey));
    for (const [key, stop] of watched) {
      if (keys.has(key)) continue;
      stop();
      watched.delete(key);
    }
    for (const document of open) {
      const key = documentKey(document);
      const stop = watched.has(key) ? null : watch(document);
      if (stop) watched.set(key, stop);
    }
  });
};
