// deb and rpm, proved: what is in them, their signatures, and an installation in a root of its own.
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../steps/run.mjs';
import { makeLinux } from './make.mjs';
import { metadata } from './metadata.mjs';
import { ask, need } from './programs.mjs';
import { difference, prove } from './proof.mjs';
import { contents, makeScratchRoot } from './scratch-root.mjs';
import { makeKey, tamper } from './signing.mjs';
import { unpackAsar } from './unpacked.mjs';

const { name, desktopId, linux } = metadata;
const golden = resolve(root, 'build/installers/linux-contents.txt');

/** `-rwxr-xr-x root/root ./path` of each entry; bundled scripts have names that change with what is in them. */
const debLines = (deb) =>
  need('dpkg-deb', ['--contents', deb])
    .trim()
    .split('\n')
    .map((line) => {
      const [rights, owner, , , , path, , target] = line.split(/\s+/);
      return [rights, owner, path, ...(target ? ['->', target] : [])].join(' ');
    });

const rpmLines = (rpm) =>
  need('rpm', [
    '-qp',
    '--qf',
    '[%{FILEMODES:perms} %{FILEUSERNAME}/%{FILEGROUPNAME} %{FILENAMES}\\n]',
    rpm,
  ])
    .trim()
    .split('\n');

const rights = (claim, deb, rpm) => {
  const inDeb = debLines(deb);
  if (process.env.GOLDEN) writeFileSync(golden, `${inDeb.join('\n')}\n`);
  const wanted = readFileSync(golden, 'utf8').trim().split('\n');
  claim(
    'deb: rights, owners and paths are the golden list',
    inDeb.join() === wanted.join(),
    difference(wanted, inDeb),
  );
  const inRpm = rpmLines(rpm);
  const sandbox = inRpm.find((line) => line.endsWith('/chrome-sandbox')) ?? '';
  claim(
    'rpm: the sandbox’s helper is root’s, setuid',
    sandbox.startsWith('-rwsr-xr-x root/root'),
    sandbox,
  );
  // The same files, but for the system's own folders, which an rpm does not claim.
  const bare = (line) =>
    line
      .split(' ')[2]
      .replace(/^\.?\//, '')
      .replace(/\/$/, '');
  const files = inDeb
    .filter((line) => !line.startsWith('d') || bare(line).startsWith('opt/Allodesk'))
    .map(bare);
  claim(
    'rpm: the same files as in the deb',
    difference(files, inRpm.map(bare)) === '',
    difference(files, inRpm.map(bare)),
  );
};

const texts = (claim, tree) => {
  const entry = join(tree, `usr/share/applications/${desktopId}.desktop`);
  const valid = ask('desktop-file-validate', [entry]);
  claim('the desktop entry is valid', valid.code === 0, valid.said);
  const text = readFileSync(entry, 'utf8');
  claim(
    'it opens tel, sip and callto links',
    text.includes('MimeType=x-scheme-handler/tel;x-scheme-handler/sip;x-scheme-handler/callto;'),
  );
  const rules = readFileSync(join(tree, 'usr/lib/udev/rules.d/70-allodesk-headsets.rules'), 'utf8');
  const lines = rules.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const form =
    /^SUBSYSTEM=="hidraw", ATTRS\{idVendor\}=="[0-9a-f]{4}", (?:ATTRS\{idProduct\}=="[0-9a-f]{4}", )?TAG\+="uaccess"$/;
  claim(
    'every udev rule has the form that udev reads',
    lines.length > 0 && lines.every((line) => form.test(line)),
  );
};

const signatures = (claim, work, { deb, rpm }) => {
  const key = makeKey(work);
  try {
    key.sign(deb);
    claim('deb: the signature verifies', key.verifies(deb));
    claim(
      'deb: a tampered copy is refused',
      !key.verifies(tamper(deb, `${deb}.tampered`), `${deb}.asc`),
    );
    const keys = join(work, 'rpm-keys');
    need('rpmkeys', ['--dbpath', keys, '--import', key.file]);
    const check = (file) => ask('rpmkeys', ['--dbpath', keys, '--checksig', file]);
    const bare = check(rpm);
    claim('rpm: without a signature there is none', !/signatures/.test(bare.said), bare.said);
    key.signRpm(rpm);
    const good = check(rpm);
    claim(
      'rpm: the signature verifies',
      good.code === 0 && /signatures OK/.test(good.said),
      good.said + good.complained,
    );
    claim('rpm: a tampered copy is refused', check(tamper(rpm, `${rpm}.tampered`)).code !== 0);
    claim(
      'rpm: a stranger’s signature is refused',
      ask('rpmkeys', ['--dbpath', join(work, 'no-keys'), '--checksig', rpm]).code !== 0,
    );
  } finally {
    key.end();
  }
};

/** What was installed is run: the placeholder by its link, and the desk's own check out of its archive. */
const runs = (claim, kind, scratch, work) => {
  const said = ask('chroot', [scratch, '/usr/bin/allodesk']).said.trim();
  claim(
    `${kind}: the program starts by its name`,
    said === 'placeholder for Electron on linux',
    said,
  );
  const unpacked = join(work, `asar-${kind}`);
  unpackAsar(join(scratch, linux.folder, 'resources/app.asar'), unpacked);
  const policy = join(work, 'policy.json');
  writeFileSync(policy, '{"fixed":{"line":{"server":"wss://pbx.example"}}}');
  const checked = ask('node', [join(unpacked, 'out/main/check.js'), policy]);
  claim(
    `${kind}: the desk out of the installed archive checks a policy`,
    checked.code === 0 && checked.said.includes('line.server'),
    checked.complained,
  );
};

const kinds = {
  deb: {
    install: (scratch, file) => ['dpkg', ['--root', scratch, '--force-depends', '--install', file]],
    remove: (scratch) => ['dpkg', ['--root', scratch, '--purge', name]],
  },
  rpm: {
    install: (scratch, file) => [
      'rpm',
      ['--root', scratch, '--nodeps', '--nosignature', '--install', '--replacepkgs', file],
    ],
    remove: (scratch) => ['rpm', ['--root', scratch, '--erase', name]],
  },
};

const installs = (claim, kind, work, file) => {
  const scratch = makeScratchRoot(join(work, `root-${kind}`));
  const inside = join(scratch, 'tmp/package');
  const { install, remove } = kinds[kind];
  copyFileSync(file, inside);
  const before = contents(scratch);
  for (const time of ['once', 'twice']) {
    const ended = ask(...install(scratch, kind === 'rpm' ? file : inside));
    claim(
      `${kind}: installs ${time}`,
      ended.code === 0,
      (ended.complained || ended.said).trim().slice(-300),
    );
  }
  const wanted = [
    `usr/share/applications/${desktopId}.desktop`,
    'usr/lib/udev/rules.d/70-allodesk-headsets.rules',
    'usr/bin/allodesk',
  ];
  const missing = wanted.filter((path) => !contents(scratch).includes(path));
  claim(
    `${kind}: places the entry, the rule and the command`,
    missing.length === 0,
    missing.join(', '),
  );
  runs(claim, kind, scratch, work);
  const ended = ask(...remove(scratch));
  claim(`${kind}: is removed`, ended.code === 0, ended.complained.trim().slice(-300));
  const after = contents(scratch);
  claim(
    `${kind}: leaves nothing behind`,
    after.join() === before.join(),
    difference(before, after),
  );
};

export const linuxPackages = (work, unpacked) =>
  prove('deb and rpm', async (claim, skip) => {
    const made = makeLinux(unpacked, join(work, 'linux'));
    const again = makeLinux(unpacked, join(work, 'linux-again'));
    const same = (one, other) => readFileSync(one).equals(readFileSync(other));
    claim('deb: built twice, the same to the bit', same(made.deb, again.deb));
    claim('rpm: built twice, the same to the bit', same(made.rpm, again.rpm));
    rights(claim, made.deb, made.rpm);
    texts(claim, made.tree);
    if (existsSync('/var/lib/apt/lists') && process.getuid?.() === 0) {
      const asked = ask('apt-get', ['--simulate', '--no-install-recommends', 'install', made.deb]);
      claim(
        'deb: this Debian has every package that it depends on',
        asked.code === 0,
        asked.complained.trim().slice(-300),
      );
    }
    if (process.getuid?.() === 0)
      for (const kind of ['deb', 'rpm']) installs(claim, kind, work, made[kind]);
    else skip('installation in a root of its own', 'root: chroot is root’s alone');
    signatures(claim, work, made);
  });
