import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, rmSync, type Stats, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { systemCode } from '../ipc/fault';
import { readJson, writeJson } from '../platform/json-on-disk';
import type { AppPort } from '../platform/ports';

/** Where the running desk of one profile can be spoken to. */
export type CommandPlace =
  | { kind: 'socket'; file: string; user: number }
  /** Windows: pipes have names that everybody can list, so the name and the key to it lie in a file of the user's. */
  | { kind: 'pipe'; keyFile: string; prefix: string };

/** Longer ones are silently cut by the system, and the cut one is listened at (unix(7): 108 bytes with the end). */
const longestPath = 100;

const profileName = (dataFolder: string): string =>
  createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);

type Surroundings = Pick<AppPort, 'system' | 'dataFolder' | 'environment' | 'user'>;

/** The places in their order: the desk takes the first that serves, a client tries them all. */
export const commandPlaces = (app: Surroundings): CommandPlace[] => {
  const name = profileName(app.dataFolder);
  if (app.system === 'windows') {
    const keyFile = join(app.dataFolder, 'command-pipe.json');
    return [{ kind: 'pipe', keyFile, prefix: `\\\\.\\pipe\\allodesk-${name}-` }];
  }
  const runtime = app.environment['XDG_RUNTIME_DIR'] ?? '';
  const folders = [
    ...(app.system === 'linux' && isAbsolute(runtime) ? [join(runtime, 'allodesk')] : []),
    join(app.dataFolder, 'command'),
  ];
  return folders.map((folder) => ({
    kind: 'socket',
    file: join(folder, `${name}.sock`),
    user: app.user,
  }));
};

export type PlaceTrouble = 'tooLong' | 'link' | 'owner' | 'rights' | 'noFolder' | 'noSocket';

const tooLong = (file: string): boolean => Buffer.byteLength(file) > longestPath;

/** What others may do with it, who are neither its owner nor root. */
const others = ({ mode }: Stats): number => mode % 0o100;

const wrongFolder = (stats: Stats, user: number, mayEnter: boolean): PlaceTrouble | null => {
  if (!stats.isDirectory()) return 'link';
  if (stats.uid !== user) return 'owner';
  // oxlint-disable-next-line no-bitwise
  const open = mayEnter ? others(stats) & 0o022 : others(stats);
  return open === 0 ? null : 'rights';
};

/** The folder is closed to everybody else; in the one above, which a link may lead to, nobody else can replace it. */
const folderTrouble = (folder: string, user: number): PlaceTrouble | null => {
  try {
    return (
      wrongFolder(statSync(dirname(folder)), user, true) ??
      wrongFolder(lstatSync(folder), user, false)
    );
  } catch {
    return 'noFolder';
  }
};

/** What stands at the socket's place: nothing, a socket of the user's, or something that is not touched. */
export const socketAt = (file: string, user: number): 'none' | 'ours' | PlaceTrouble => {
  try {
    const stats = lstatSync(file);
    if (stats.isSymbolicLink()) return 'link';
    if (!stats.isSocket()) return 'noSocket';
    return stats.uid === user ? 'ours' : 'owner';
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? 'none' : 'rights';
  }
};

/** Where a socket may be spoken to or listened at; the folder is made for the one who listens. */
export const socketTrouble = (
  { file, user }: Extract<CommandPlace, { kind: 'socket' }>,
  make: boolean,
): PlaceTrouble | null => {
  if (tooLong(file)) return 'tooLong';
  if (make)
    try {
      mkdirSync(dirname(file), { mode: 0o700 });
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') return 'noFolder';
    }
  return folderTrouble(dirname(file), user);
};

export interface Pipe {
  path: string;
  key: Buffer;
}

const pipeFile = z.object({ path: z.string().max(200), key: z.string().regex(/^[0-9a-f]{64}$/) });

/** The pipe of the desk that runs or ran last; null: none did. */
export const readPipe = (keyFile: string): Pipe | null => {
  const read = pipeFile.safeParse(readJson(keyFile));
  return read.success ? { path: read.data.path, key: Buffer.from(read.data.key, 'hex') } : null;
};

/** A name and a key that nobody can know before they are there. */
export const makePipe = ({ keyFile, prefix }: Extract<CommandPlace, { kind: 'pipe' }>): Pipe => {
  const pipe = { path: `${prefix}${randomBytes(16).toString('hex')}`, key: randomBytes(32) };
  writeJson(keyFile, { path: pipe.path, key: pipe.key.toString('hex') });
  return pipe;
};

export const forgetPipe = (keyFile: string): void => rmSync(keyFile, { force: true });
