// The Debian package, by dpkg-deb.
import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterInstall, afterRemoval } from './linux-files.mjs';
import { metadata, version } from './metadata.mjs';
import { need } from './programs.mjs';
import { walk } from './stage.mjs';

const { name, maintainer, summary, linux } = metadata;

const control = (kilobytes) =>
  [
    `Package: ${name}`,
    `Version: ${version}`,
    'Architecture: amd64',
    `Maintainer: ${maintainer}`,
    `Installed-Size: ${kilobytes}`,
    `Depends: ${linux.debDepends.join(', ')}`,
    'Section: comm',
    'Priority: optional',
    `Description: ${summary.en}`,
    ' Registers on a SIP server over secure WebSocket, rings, shows who is calling',
    ' and keeps the note.',
    '',
  ].join('\n');

const script = (when, body) => `#!/bin/sh\nset -e\n${when} || exit 0\n${body}\n`;

/** Builds `file` from a staged tree. */
export const buildDeb = (tree, file, seconds) => {
  const bytes = walk(tree)
    .filter(({ kind }) => kind === 'file')
    .reduce((sum, { path }) => sum + statSync(join(tree, path)).size, 0);
  const whole = `${file}.tree`;
  rmSync(whole, { recursive: true, force: true });
  cpSync(tree, whole, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  const about = join(whole, 'DEBIAN');
  mkdirSync(about, { mode: 0o755 });
  writeFileSync(join(about, 'control'), control(Math.ceil(bytes / 1024)));
  const scripts = {
    postinst: script('[ "$1" = configure ]', afterInstall()),
    postrm: script('[ "$1" = remove ] || [ "$1" = purge ]', afterRemoval()),
  };
  for (const [one, text] of Object.entries(scripts))
    writeFileSync(join(about, one), text, { mode: 0o755 });
  need('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', whole, file], {
    env: { SOURCE_DATE_EPOCH: String(seconds) },
  });
  rmSync(whole, { recursive: true });
};
