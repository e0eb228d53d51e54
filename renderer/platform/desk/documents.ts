import { createStore } from 'zustand/vanilla';
import type { CustomerId, InteractionId } from '../../book/customers';
import { doorKey, type ReadableStore } from '../../kernel';

/**
 * The kinds of documents by name, and what each is about. A feature adds its own beside its door
 * (features/readiness/readiness-door.ts); what has an `id` may be open once for each.
 */
export interface DocumentKinds {
  today: object;
  customer: { id: CustomerId };
  /** A call whose customer is not known or not chosen yet. */
  caller: { call: string; interactionId: InteractionId };
  editCustomer: { id: CustomerId | null; call: string | null; number: string };
  settings: { section: SettingsSection };
}

/** What the Customer pane can show, as tabs. */
export type Document = {
  [Kind in keyof DocumentKinds]: { kind: Kind } & DocumentKinds[Kind];
}[keyof DocumentKinds];

/** An empty form. */
export const newCustomer: Document = { kind: 'editCustomer', id: null, call: null, number: '' };

export type SettingsSection =
  | 'line'
  | 'audio'
  | 'headset'
  | 'hotkeys'
  | 'appearance'
  | 'data'
  | 'about';

export const documentKey = (document: Document): string => {
  if (document.kind === 'caller') return `caller:${document.call}`;
  if (document.kind === 'editCustomer') return `edit:${document.id ?? document.call ?? 'new'}`;
  return 'id' in document ? `${document.kind}:${document.id}` : document.kind;
};

export interface DocumentsSnapshot {
  open: Document[];
  current: string;
  /** Grows with every document that the agent asked for: it takes the focus. */
  asked: number;
  /** What stands in the dial field, typed or filled by a link. */
  dial: string;
}

export interface DocumentsDoor {
  store: ReadableStore<DocumentsSnapshot>;
  /**
   * What is typed into a form and not saved yet, by `form:id` with the id of the customer or of the call: it
   * outlives its tab. Ringing, another tab or a closed one never costs a word.
   */
  drafts: ReadableStore<Record<string, unknown>>;
  /** Opens and shows. A form that is being filled, or what is held, keeps the screen when `quietly` is set. */
  show(document: Document, quietly?: boolean): void;
  /** Shows what is open already, without taking the focus from its tab. */
  turnTo(key: string): void;
  replace(key: string, document: Document): void;
  close(key: string): void;
  /** A task is under way there: until it is released a call does not take its place. */
  hold(key: string): () => void;
  setDial(text: string): void;
  /** Undefined: nothing is typed there any more. */
  setDraft(form: string, draft: unknown): void;
}

/** The tabs of the Customer pane. Today is always the first and cannot be closed. */
export const createDocuments = (): DocumentsDoor => {
  const today: Document = { kind: 'today' };
  const store = createStore<DocumentsSnapshot>(() => ({
    open: [today],
    current: documentKey(today),
    asked: 0,
    dial: '',
  }));
  const drafts = createStore<Record<string, unknown>>(() => ({}));
  const held = new Set<string>();
  const isForm = (key: string) => key.startsWith('edit:') || held.has(key);
  return {
    store,
    drafts,
    show: (document, quietly = false) =>
      store.setState((state) => {
        const key = documentKey(document);
        const known = state.open.some((one) => documentKey(one) === key);
        const open = known
          ? state.open.map((one) => (documentKey(one) === key ? document : one))
          : [...state.open, document];
        if (quietly) return { open, current: isForm(state.current) ? state.current : key };
        return { open, current: key, asked: state.asked + 1 };
      }),
    turnTo: (current) =>
      store.setState(({ open }) =>
        open.some((one) => documentKey(one) === current) ? { current } : {},
      ),
    replace: (key, document) =>
      store.setState((state) => {
        // Closed meanwhile, or replaced already: what took its place stays.
        if (!state.open.some((one) => documentKey(one) === key)) return state;
        const next = documentKey(document);
        const open = state.open
          .filter((one) => documentKey(one) !== next || next === key)
          .map((one) => (documentKey(one) === key ? document : one));
        return { open, current: state.current === key ? next : state.current };
      }),
    close: (key) =>
      store.setState((state) => {
        const open = state.open.filter((one) => one.kind === 'today' || documentKey(one) !== key);
        const last = open.at(-1) ?? today;
        return { open, current: state.current === key ? documentKey(last) : state.current };
      }),
    hold: (key) => {
      held.add(key);
      return () => void held.delete(key);
    },
    setDial: (dial) => store.setState({ dial }),
    setDraft: (form, draft) => drafts.setState({ [form]: draft }),
  };
};

export const documentsDoor = doorKey<DocumentsDoor>()('documents');
