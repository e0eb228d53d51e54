import type { ComponentType } from 'react';
import type { Document } from '../desk';
import type { Service } from '../services';

/** A place on the screen: declared by the feature that draws it, filled by those that have something to show there. */
export interface Slot<Props extends object = object> {
  readonly name: string;
  /** For the type alone. */
  readonly props?: Props;
}

export const slot = <Props extends object = object>(name: string): Slot<Props> => ({ name });

/** Made by `fill`, which sees to it that the view takes what the slot gives. */
export interface Filling {
  readonly slot: Slot;
  readonly View: ComponentType<never>;
}

export const fill = <Props extends object>(
  place: Slot<Props>,
  View: ComponentType<Props>,
): Filling => ({ slot: place, View: View as ComponentType<never> });

type DocumentOf<Kind extends Document['kind']> = Extract<Document, { kind: Kind }>;
export type DocumentProps<Kind extends Document['kind']> = { document: DocumentOf<Kind> };

/** How a kind of document is drawn, and what stands on its tab. */
interface DocumentViews<Kind extends Document['kind']> {
  readonly View: ComponentType<DocumentProps<Kind>>;
  readonly Title: ComponentType<DocumentProps<Kind>>;
}

/** Code that the first screen does not need: fetched right after it, without being asked for. */
export interface LaterCode {
  readonly name: string;
  /** What is used without a view that asks for it again: the page is loaded anew where it cannot be had. */
  readonly needed?: true;
  load(): Promise<unknown>;
}

/** What a feature brings to the desk: a value in the one list of `app/features.ts`. */
export interface Feature {
  readonly id: string;
  /** Its part behind the screen: what it needs of the desk's services, and the doors that it opens for views. */
  readonly service?: Service<never>;
  readonly documents?: { readonly [Kind in Document['kind']]?: DocumentViews<Kind> };
  readonly fills?: readonly Filling[];
  readonly later?: readonly LaterCode[];
}
