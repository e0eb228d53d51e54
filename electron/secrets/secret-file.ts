import { type SecretName, secretName } from '@contract';
import { readTextIfThere, writeJson } from '../platform/json-on-disk';
import type { LogPort } from '../platform/ports';
import { moveAside } from '../platform/set-aside';
import type { SecretOwner } from '../policy/secret-owner';

/** What the system encrypted, as base64 by name. */
export interface SecretFile {
  /** False: the file can neither be read nor moved, so it must not be written over. */
  readonly mayWrite: boolean;
  names(): SecretName[];
  get(name: SecretName): string | undefined;
  /** Whom it belongs to; null: kept by a version that did not ask. */
  owner(name: SecretName): SecretOwner | null;
  put(name: SecretName, sealed: string, owner: SecretOwner): void;
  /** It belongs to somebody else from now on. */
  lend(name: SecretName, owner: SecretOwner): void;
  drop(name: SecretName): void;
  /** These as they are now; the returned function brings them back and leaves the others. */
  remember(names: readonly SecretName[]): () => void;
  /** Leaves what is stored under another name: it cannot be read today, and may be again. */
  keepFormer(name: SecretName): void;
}

const parse = (text: string): Record<string, unknown> => {
  const raw: unknown = JSON.parse(text);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Error('no object');
  for (const name of secretName.options)
    if (name in raw && typeof (raw as Record<string, unknown>)[name] !== 'string')
      throw new Error(`${name} is no text`);
  return raw as Record<string, unknown>;
};

/** Only a file that is not there is an empty one: the key of all recordings may be in one that is damaged. */
const read = (file: string, log: LogPort) => {
  try {
    const text = readTextIfThere(file);
    return { entries: text === null ? {} : parse(text), mayWrite: true };
  } catch {
    try {
      log.write('error', `the stored secrets could not be read; they are now ${moveAside(file)}`);
      return { entries: {}, mayWrite: true };
    } catch (error) {
      log.write('error', `the stored secrets can neither be read nor moved: ${String(error)}`);
      return { entries: {}, mayWrite: false };
    }
  }
};

const ownersOf = (entries: Record<string, unknown>): Record<string, unknown> => {
  const owners = entries['owners'];
  return typeof owners === 'object' && owners !== null ? { ...owners } : {};
};

/** `now` with these names as they were before. */
const putBack = (
  now: Record<string, unknown>,
  before: Record<string, unknown>,
  names: readonly SecretName[],
): Record<string, unknown> => {
  const next = { ...now };
  for (const name of names)
    if (name in before) next[name] = before[name];
    else delete next[name];
  return next;
};

/** Reads the file once; each change is on disk when it returns. Names of another version stay in it. */
export const openSecretFile = (file: string, log: LogPort): SecretFile => {
  const opened = read(file, log);
  let entries: Record<string, unknown> = opened.entries;
  // What is not on disk is not said to be stored.
  const save = (next: Record<string, unknown>) => {
    writeJson(file, next);
    entries = next;
  };
  return {
    mayWrite: opened.mayWrite,
    names: () => secretName.options.filter((name) => name in entries),
    get: (name) => entries[name] as string | undefined,
    owner: (name) => {
      const owner = ownersOf(entries)[name];
      return Array.isArray(owner) ? owner.map(String) : null;
    },
    put: (name, sealed, owner) =>
      save({ ...entries, [name]: sealed, owners: { ...ownersOf(entries), [name]: owner } }),
    lend: (name, owner) => {
      if (name in entries) save({ ...entries, owners: { ...ownersOf(entries), [name]: owner } });
    },
    remember: (names) => {
      const before = entries;
      return () => {
        if (entries === before) return;
        const owners = putBack(ownersOf(entries), ownersOf(before), names);
        const hasOwners = Object.keys(owners).length > 0;
        save({ ...putBack(entries, before, names), ...(hasOwners && { owners }) });
      };
    },
    drop: (name) => {
      const { [name]: gone, ...rest } = entries;
      if (gone !== undefined) save(rest);
    },
    keepFormer: (name) => {
      let n = 1;
      while (`${name}.former-${n}` in entries) n += 1;
      if (name in entries) save({ ...entries, [`${name}.former-${n}`]: entries[name] });
    },
  };
};
