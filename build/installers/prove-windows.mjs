// The installers for Windows, proved as far as Debian goes: what is in them, and their signatures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWindows } from './make.mjs';
import { need } from './programs.mjs';
import { difference, prove } from './proof.mjs';
import { hasWine, underWine } from './prove-wine.mjs';
import { makeCertificate, tamper } from './signing.mjs';
import { walk } from './stage.mjs';
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

export const windowsInstallers = (work, unpacked) =>
  prove('Windows', async (claim, skip) => {
    const files = makeWindows(unpacked, join(work, 'windows'));
    inMsi(claim, files.msi, unpacked);
    inSetup(claim, files.setup);
    signatures(claim, work, files);
    if (hasWine()) await underWine(claim, work, files);
    else skip('silent installation, twice, and removal', 'wine: wine64 or xvfb is not installed');
  });
