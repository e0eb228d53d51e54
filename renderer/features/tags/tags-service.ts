import type { CallRow, CustomerBook } from '../../book/customers/book-port';
import { fail, type Log, ok, type Result } from '../../kernel';
import type { Interaction, InteractionId } from '../../model/interaction';
import type { SettingsDoor } from '../../platform/settings/settings-door';
import {
  countTags,
  keptTags,
  keyOf,
  listedTags,
  longestTag,
  mostTags,
  normalised,
  tagAttributes,
} from './tags';
import type { TagsDoor } from './tags-door';

/** Enough calls to know what an agent's team writes; the whole book would have to be opened row by row. */
const callsLookedAt = 200;

type Book = Pick<CustomerBook, 'interaction' | 'patchInteraction' | 'watchCalls'>;

interface Needs {
  book: Book;
  settings: Pick<SettingsDoor, 'store'>;
  log: Log;
}

const lastCalls = (book: Book): Promise<CallRow[]> =>
  new Promise((resolve) => {
    let stop: (() => void) | null = null;
    let isTold = false;
    stop = book.watchCalls(callsLookedAt, (rows) => {
      isTold = true;
      stop?.();
      resolve(rows);
    });
    if (isTold) stop();
  });

/** Tags of practice calls are suggested on the practice line alone. */
const createUsedTags = ({ book, settings }: Needs) => {
  const isPractising = () => settings.store.getState().settings['desk.line'].value === 'practice';
  const added: { tag: string; practice: boolean }[] = [];
  let reading: Promise<void> | null = null;
  let rows: Interaction[] = [];
  const names = (): string[] => {
    const isMeant = ({ practice }: { practice: boolean }) => isPractising() || !practice;
    return [...added.filter(isMeant), ...countTags(rows.filter(isMeant))].map(({ tag }) => tag);
  };
  return {
    add: (tag: string, practice: boolean) => void added.unshift({ tag, practice }),
    /** Those that are known now. */
    names,
    read: async (): Promise<string[]> => {
      reading ??= lastCalls(book).then((calls) => {
        rows = calls.map(({ interaction }) => interaction);
      });
      await reading;
      return names();
    },
  };
};

/** Keeps tags with contacts: one change after the other, each made of what is on disk. */
export const tagsService = (needs: Needs): { doors: { tags: TagsDoor } } => {
  const { book, settings, log } = needs;
  const used = createUsedTags(needs);
  const listed = () => listedTags(settings.store.getState().settings);
  const mayAddOwn = () => settings.store.getState().settings['tags.mayAddOwn'].value;

  let last: Promise<unknown> = Promise.resolve();
  const change = (
    id: InteractionId,
    edit: (tags: string[], row: Interaction) => Result<string[]>,
  ): Promise<Result<null>> => {
    const work = async (): Promise<Result<null>> => {
      const row = await book.interaction(id);
      if (!row) return fail('noInteraction', 'storage');
      const before = keptTags(row);
      const after = edit(before, row);
      if (!after.ok) return after;
      if (after.value === before) return ok(null);
      return book.patchInteraction(id, { attributes: tagAttributes(after.value) });
    };
    const done = last.then(work).catch((error: unknown) => {
      log('error', `tags: ${String(error)}`);
      return fail('bookFailed', 'storage');
    });
    last = done;
    return done;
  };

  /** As IT writes it, or as it was written before: two writings of one tag would be two to the eye. */
  const asKnown = (tag: string, known: readonly string[]): string =>
    known.find((one) => keyOf(one) === keyOf(tag)) ?? tag;

  const tags: TagsDoor = {
    add: async (id, text) => {
      const typed = normalised(text);
      if (typed === '') return fail('tagEmpty', 'input');
      if (typed.length > longestTag) return fail('tagTooLong', 'input');
      const isListed = listed().some((one) => keyOf(one) === keyOf(typed));
      if (!isListed && !mayAddOwn()) return fail('tagNotListed', 'refused');
      const tag = asKnown(typed, [...listed(), ...used.names()]);
      const fresh: { practice: boolean }[] = [];
      const saved = await change(id, (before, { practice }) => {
        if (before.some((one) => keyOf(one) === keyOf(tag))) return ok(before);
        if (before.length >= mostTags) return fail('tagsFull', 'input');
        fresh.push({ practice });
        return ok([...before, tag]);
      });
      if (!saved.ok) return saved;
      for (const { practice } of fresh) used.add(tag, practice);
      return ok({ tag, isNew: fresh.length > 0 });
    },
    remove: (id, tag) =>
      change(id, (before) => {
        const left = before.filter((one) => keyOf(one) !== keyOf(tag));
        return ok(left.length === before.length ? before : left);
      }),
    used: used.read,
  };
  return { doors: { tags } };
};
