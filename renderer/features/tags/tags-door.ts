import { doorKey, type Result } from '../../kernel';
import type { InteractionId } from '../../model/interaction';

/** The tags of contacts. What answers `ok` is on disk. Made by `tagsService`. */
export interface TagsDoor {
  /**
   * Codes: tagEmpty, tagTooLong, tagsFull; tagNotListed where IT's list alone counts; or the book's. A tag that the
   * contact has already is no fault, and not new. `tag`: as it is written from now on.
   */
  add(id: InteractionId, text: string): Promise<Result<{ tag: string; isNew: boolean }>>;
  remove(id: InteractionId, tag: string): Promise<Result<null>>;
  /** Used in the last calls and in this run, the most frequent first. */
  used(): Promise<readonly string[]>;
}

export const tagsDoor = doorKey<TagsDoor>()('tags');
