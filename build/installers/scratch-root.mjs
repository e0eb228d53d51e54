// A root of its own for an installation: the machine's system is not touched.
import { chmodSync, copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metadata } from './metadata.mjs';
import { need } from './programs.mjs';
import { walk } from './stage.mjs';

const { linux } = metadata;

/** With a shell for the packages' scripts, and the data of both package managers. */
export const makeScratchRoot = (folder) => {
  rmSync(folder, { recursive: true, force: true });
  for (const one of [
    'bin',
    'etc',
    'tmp',
    'var/lib/dpkg/info',
    'var/lib/dpkg/updates',
    'var/lib/dpkg/triggers',
  ])
    mkdirSync(join(folder, one), { recursive: true });
  copyFileSync('/usr/bin/busybox', join(folder, 'bin/busybox'));
  chmodSync(join(folder, 'bin/busybox'), 0o755);
  for (const one of ['sh', 'cp', 'rm', 'true']) symlinkSync('busybox', join(folder, 'bin', one));
  for (const one of ['status', 'available']) writeFileSync(join(folder, 'var/lib/dpkg', one), '');
  need('rpm', ['--root', folder, '--initdb']);
  return folder;
};

/** What is there beside the package managers' own data and the folders of the system. */
export const contents = (folder) =>
  walk(folder)
    .filter(({ path, kind }) => kind !== 'folder' || path.startsWith(linux.folder.slice(1)))
    .map(({ path }) => path)
    .filter((path) => !/^(?:var|bin|tmp)\/|^usr\/lib\/sysimage\//.test(path));
