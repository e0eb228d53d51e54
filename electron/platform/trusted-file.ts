import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';
import type { SettingProblem } from '@contract';
import { systemCode } from '../ipc/fault';
import { isTrustedSddl } from '../policy/windows-rights';

export type TrustedFile =
  | { there: false }
  | { there: true; bytes: Buffer }
  | {
      there: true;
      why: Extract<SettingProblem['rule'], 'link' | 'rights' | 'unreadable' | 'tooLarge'>;
      code: string;
    };

const largest = 1_000_000;

class Distrust extends Error {
  readonly why: 'link' | 'rights' | 'unreadable' | 'tooLarge';
  constructor(why: Distrust['why']) {
    super(why);
    this.why = why;
  }
}

/** Owned by `owners`, and nobody else may write it (stat(2)). */
const checkMode = (
  { uid, gid, mode }: Stats,
  owners: readonly number[],
  groups: readonly number[],
) => {
  const others = mode & 0o002;
  const group = mode & 0o020 && !groups.includes(gid);
  if (!owners.includes(uid) || others || group) throw new Distrust('rights');
};

export interface TrustRules {
  /** Whose files are trusted, by user id. */
  owners: readonly number[];
  /** Whose group may write as well. */
  groups: readonly number[];
  /** Every folder above, or the one that the file lies in. */
  folders: 'all' | 'own';
  /** On Windows: the owner and the rights of a path as SDDL, or null when they cannot be had. */
  sddl: ((path: string) => Promise<string | null>) | null;
}

const foldersAbove = (file: string, which: TrustRules['folders']): string[] => {
  const above = [dirname(file)];
  for (
    let next = dirname(above[0] ?? '');
    which === 'all' && next !== above.at(-1);
    next = dirname(next)
  )
    above.push(next);
  return above;
};

const checkPlace = async (file: string, rules: TrustRules) => {
  if (lstatSync(file).isSymbolicLink()) throw new Distrust('link');
  for (const folder of foldersAbove(file, rules.folders)) {
    const stats = lstatSync(folder);
    // A junction counts as a link here.
    if (!stats.isDirectory()) throw new Distrust('link');
    if (!rules.sddl) checkMode(stats, rules.owners, rules.groups);
  }
  if (!rules.sddl) return;
  // Every folder above the program's own belongs to Windows itself.
  const folder = await rules.sddl(dirname(file));
  const own = await rules.sddl(file);
  if (!isTrustedSddl(folder, 'folder') || !isTrustedSddl(own, 'file')) throw new Distrust('rights');
};

/** Whether a folder above is a link or a file: what IT put behind it cannot be known. */
const leadsAway = (file: string, rules: TrustRules): boolean =>
  foldersAbove(file, rules.folders).some((folder) => {
    try {
      return !lstatSync(folder).isDirectory();
    } catch (error) {
      return systemCode(error) === 'ENOTDIR';
    }
  });

const readChecked = (file: string, rules: TrustRules): Buffer => {
  // Not followed, and not waited for, should it have been replaced since.
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  // oxlint-disable-next-line no-bitwise
  const handle = openSync(file, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) throw new Distrust('link');
    if (!rules.sddl) checkMode(stats, rules.owners, rules.groups);
    if (stats.size > largest) throw new Distrust('tooLarge');
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Reads a file that only administrators can have written. What is there and cannot be trusted is never "not there". */
export const readTrustedFile = async (file: string, rules: TrustRules): Promise<TrustedFile> => {
  try {
    await checkPlace(file, rules);
    return { there: true, bytes: readChecked(file, rules) };
  } catch (error) {
    if (error instanceof Distrust) return { there: true, why: error.why, code: '' };
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return leadsAway(file, rules) ? { there: true, why: 'link', code: '' } : { there: false };
    return { there: true, why: code === 'ELOOP' ? 'link' : 'unreadable', code };
  }
};
