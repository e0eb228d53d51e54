// The RPM package, by rpmbuild.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterInstall, afterRemoval } from './linux-files.mjs';
import { metadata, version } from './metadata.mjs';
import { need } from './programs.mjs';
import { walk } from './stage.mjs';

const { name, licence, summary, linux, desktopId } = metadata;

/** Folders of our own; those of the system belong to other packages. */
const isOurs = (path) => path === linux.folder || path.startsWith(`${linux.folder}/`);

const fileLines = (tree) =>
  walk(tree).flatMap(({ path, kind }) => {
    const whole = `/${path}`;
    if (kind === 'folder') return isOurs(whole) ? [`%dir "${whole}"`] : [];
    return whole.endsWith('/chrome-sandbox')
      ? [`%attr(4755, root, root) "${whole}"`]
      : [`"${whole}"`];
  });

const spec = (tree) =>
  [
    // What is inside is finished: nothing is stripped, and no dependency guessed from it.
    '%define _build_id_links none',
    '%define __os_install_post %{nil}',
    '%define debug_package %{nil}',
    '%define _binary_payload w6.xzdio',
    `Name: ${name}`,
    `Version: ${version}`,
    'Release: 1',
    `Summary: ${summary.en}`,
    `License: ${licence}`,
    'AutoReqProv: no',
    `Requires: ${linux.rpmRequires.join(', ')}`,
    '%description',
    'Registers on a SIP server over secure WebSocket, rings, shows who is calling and keeps the note.',
    '%install',
    `cp -a ${tree}/. %{buildroot}/`,
    '%post',
    afterInstall(),
    '%postun',
    'if [ "$1" = 0 ]; then',
    afterRemoval(),
    'fi',
    '%files',
    '%defattr(-, root, root, 0755)',
    ...fileLines(tree),
    '',
  ].join('\n');

/** Builds `file` from a staged tree. */
export const buildRpm = (tree, file, seconds) => {
  const work = `${file}.work`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, `${desktopId}.spec`), spec(tree));
  const define = (key, value) => ['--define', `${key} ${value}`];
  need(
    'rpmbuild',
    [
      '-bb',
      '--target',
      'x86_64',
      ...define('_topdir', work),
      ...define('_buildhost', 'allodesk.invalid'),
      ...define('use_source_date_epoch_as_buildtime', '1'),
      ...define('clamp_mtime_to_source_date_epoch', '1'),
      join(work, `${desktopId}.spec`),
    ],
    { env: { SOURCE_DATE_EPOCH: String(seconds) } },
  );
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(join(work, 'RPMS/x86_64', `${name}-${version}-1.x86_64.rpm`), file);
  rmSync(work, { recursive: true });
};
