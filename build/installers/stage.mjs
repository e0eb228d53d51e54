// The tree of files that deb and rpm install, below a folder.
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { lutimesSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { root } from '../steps/run.mjs';
import { apparmorProfile, desktopEntry, headsetRules } from './linux-files.mjs';
import { metadata } from './metadata.mjs';

const { desktopId, linux } = metadata;

const write = (file, text) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

/** Every path below a folder with its kind, sorted. */
export const walk = (folder, below = '') =>
  readdirSync(join(folder, below), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((one) => {
      const path = join(below, one.name);
      const kind = one.isSymbolicLink() ? 'link' : one.isDirectory() ? 'folder' : 'file';
      return [{ path, kind }, ...(kind === 'folder' ? walk(folder, path) : [])];
    });

/** The same rights and dates wherever it is built: the copies of one version are the same to the bit. */
const settle = (tree, seconds) => {
  for (const { path, kind } of walk(tree).toReversed()) {
    const whole = join(tree, path);
    if (kind === 'link') lutimesSync(whole, seconds, seconds);
    else {
      const runs = kind === 'folder' || (statSync(whole).mode & 0o100) !== 0;
      chmodSync(whole, runs ? 0o755 : 0o644);
      utimesSync(whole, seconds, seconds);
    }
  }
  // Chromium's own way into a sandbox where there are no user namespaces; it must belong to root.
  chmodSync(join(tree, linux.folder, 'chrome-sandbox'), 0o4755);
};

/** `unpacked`: the desk with Electron, as electron-builder leaves it. `seconds`: the date of every file. */
export const stageLinux = (unpacked, tree, seconds) => {
  const at = (path) => join(tree, path);
  cpSync(unpacked, at(linux.folder), { recursive: true });
  write(at(`${linux.folder}/resources/apparmor-profile`), apparmorProfile());
  write(at(`/usr/share/applications/${desktopId}.desktop`), desktopEntry());
  write(at('/usr/lib/udev/rules.d/70-allodesk-headsets.rules'), headsetRules());
  for (const size of [256, 512]) {
    const icon = at(`/usr/share/icons/hicolor/${size}x${size}/apps/${desktopId}.png`);
    mkdirSync(dirname(icon), { recursive: true });
    cpSync(resolve(root, `resources/icons/icon-${size}.png`), icon);
  }
  const vector = at(`/usr/share/icons/hicolor/scalable/apps/${desktopId}.svg`);
  mkdirSync(dirname(vector), { recursive: true });
  cpSync(resolve(root, 'resources/icons/icon.svg'), vector);
  mkdirSync(at('/usr/bin'), { recursive: true });
  symlinkSync(`${linux.folder}/allodesk`, at('/usr/bin/allodesk'));
  settle(tree, seconds);
};
