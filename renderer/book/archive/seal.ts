/** A row's content as it lies on the disk. Nobody but `open` may look inside. */
declare const sealedMark: unique symbol;
export type Sealed = { readonly [sealedMark]: true };

export type TableName = 'customers' | 'interactions' | 'openInteractions' | 'recordings';

/** Which row a content belongs to, so that sealed contents cannot be swapped between rows. */
export interface RowPlace {
  table: TableName;
  id: string;
}

/**
 * Every stored row passes `seal` on its way to the disk and `open` on its way back, outside transactions:
 * awaiting cryptography inside one would commit it too early. Content is stored as it is until encryption comes.
 */
export interface Seal {
  seal(place: RowPlace, content: object): Promise<Sealed>;
  open(place: RowPlace, sealed: Sealed): Promise<unknown>;
}

export const plainSeal: Seal = {
  seal: (_place, content) => Promise.resolve(content as Sealed),
  open: (_place, sealed) => Promise.resolve(sealed),
};
