// The installers for Windows, proved as far as Debian goes: what is in them, and their signatures.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWindows } from './make.mjs';
import { metadata } from './metadata.mjs';
import { need } from './programs.mjs';
import { difference, prove } from './proof.mjs';
import { underWine } from './prove-wine.mjs';
import { makeCertificate, tamper } from './signing.mjs';
import { walk } from './stage.mjs';
import { hasWine } from './wine.mjs';
import { registryValues } from './windows-keys.mjs';

const signatures = (claim, work, files) => {
  const certificate = makeCertificate(work);
  for (const [kind, file] of Object.entries(files)) {
    claim(`${kind}: without a signature it is refused`, !certificate.verifies(file));
    const signed = `${file}.signed`;
    certificate.sign(file, signed);
    claim(`${kind}: the signature verifies`, certificate.verifies(signed));
    claim(
      `${kind}: a tampered copy is refused`,
      !certificate.verifies(tamper(signed, `${file}.tampered`)),
    );
  }
};

const table = (msi, name) => need('msiinfo', ['export', msi, name]).trim().split(/\r?\n/).slice(3);

const inMsi = (claim, msi, unpacked) => {
  const wanted = walk(unpacked)
    .filter(({ kind }) => kind === 'file')
    .map(({ path }) => path.slice(path.lastIndexOf('/') + 1))
    .toSorted();
  const found = table(msi, 'File')
    .map((line) => line.split('\t')[2].replace(/^[^|]*\|/, ''))
    .toSorted();
  claim(
    'msi: holds every file of the desk and no other',
    found.join() === wanted.join(),
    difference(wanted, found),
  );
  const rows = table(msi, 'Registry').join('\n');
  const missing = registryValues('[INSTALLDIR]').filter(({ key }) => !rows.includes(key));
  claim(
    'msi: registers the links with Windows',
    missing.length === 0,
    missing.map(({ key }) => key).join(', '),
  );
  claim('msi: a link is no option of the program', rows.includes('Allodesk.exe" -- "%1"'), rows);
  const conditions = table(msi, 'LaunchCondition').join('\n');
  claim(
    'msi: is refused beside the other installer',
    conditions.includes('FORTHISUSER') && conditions.includes('FORALLUSERS'),
  );
  claim(
    'msi: its shortcut bears the name of the notifications',
    table(msi, 'MsiShortcutProperty').join().includes(`System.AppUserModel.ID\t${metadata.appId}`),
  );
  const properties = table(msi, 'Property').join('\n');
  claim('msi: installs for all users', /ALLUSERS\t1/.test(properties), properties);
};

const inSetup = (claim, setup) => {
  const bytes = readFileSync(setup);
  const head = bytes.readUInt32LE(0x3c);
  claim('setup: is a program of 64 bits', bytes.readUInt16LE(head + 4) === 0x8664);
  const script = readFileSync(`${setup}.nsi`, 'utf8');
  const written = [...script.matchAll(/WriteRegStr SHCTX '([^']+)'/g)].map(([, key]) => key);
  const removed = [...script.matchAll(/DeleteReg(?:Key|Value) SHCTX '([^']+)'/g)].map(
    ([, key]) => key,
  );
  const left = written.filter(
    (key) => !removed.some((one) => key === one || key.startsWith(`${one}\\`)),
  );
  claim(
    'setup: takes away every key that it writes',
    written.length > 0 && left.length === 0,
    left.join(', '),
  );
};

/** The next version: a file more, a file less, one that changed; signed as `npm run dist:windows` signs. */
const makeLater = (claim, work, unpacked) => {
  const folder = join(work, 'later-unpacked');
  cpSync(unpacked, folder, { recursive: true });
  rmSync(join(folder, 'LICENSES.chromium.html'));
  writeFileSync(join(folder, 'version'), 'later');
  writeFileSync(join(folder, 'new.txt'), 'new');
  const certificate = makeCertificate(work);
  const environment = {
    WIN_CSC_LINK: certificate.container('a word'),
    WIN_CSC_KEY_PASSWORD: 'a word',
    WIN_TIMESTAMP_URL: 'none',
  };
  const files = makeWindows(folder, join(work, 'later'), environment);
  for (const [kind, file] of Object.entries(files))
    claim(
      `${kind}: is made signed where the environment says with what`,
      certificate.verifies(file),
    );
  let refused = false;
  try {
    makeWindows(folder, join(work, 'unsigned'), { ...environment, WIN_CSC_KEY_PASSWORD: 'wrong' });
  } catch {
    refused = readdirSync(join(work, 'unsigned')).every((one) => !/\.(?:exe|msi)$/.test(one));
  }
  claim('setup and msi: what cannot be signed is not made', refused);
  return { setup: files.setup, verifies: certificate.verifies };
};

export const windowsInstallers = (work, unpacked) =>
  prove('Windows', async (claim, skip) => {
    const files = makeWindows(unpacked, join(work, 'windows'), {});
    inMsi(claim, files.msi, unpacked);
    inSetup(claim, files.setup);
    signatures(claim, work, files);
    const later = makeLater(claim, work, unpacked);
    if (hasWine()) await underWine(claim, work, { ...files, later });
    else skip('silent installation, twice, and removal', 'wine: wine64 or xvfb is not installed');
  });
