// Signatures with a key and a certificate made for this proof alone.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, need } from './programs.mjs';

const whoSigns = 'Allodesk packaging proof (not a release)';

/** A key of OpenPGP in a keyring of its own. */
export const makeKey = (work) => {
  const home = join(work, 'gnupg');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const env = { GNUPGHOME: home };
  need(
    'gpg',
    [
      '--batch',
      '--quiet',
      '--passphrase',
      '',
      '--quick-gen-key',
      whoSigns,
      'rsa2048',
      'sign',
      '1d',
    ],
    { env },
  );
  const file = join(work, 'proof.asc');
  writeFileSync(file, need('gpg', ['--armor', '--export', whoSigns], { env }));
  return {
    file,
    sign: (signed) =>
      need('gpg', ['--batch', '--yes', '--armor', '--detach-sign', '-u', whoSigns, signed], {
        env,
      }),
    verifies: (signed, signature = `${signed}.asc`) =>
      ask('gpg', ['--batch', '--verify', signature, signed], { env }).code === 0,
    signRpm: (rpm) =>
      need(
        'rpmsign',
        ['--define', `_gpg_name ${whoSigns}`, '--define', '__gpg /usr/bin/gpg', '--addsign', rpm],
        { env },
      ),
    end: () => ask('gpgconf', ['--kill', 'all'], { env }),
  };
};

/** A copy with one byte of its middle changed. */
export const tamper = (file, copy) => {
  copyFileSync(file, copy);
  const bytes = readFileSync(copy);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] + 1) % 256;
  writeFileSync(copy, bytes);
  return copy;
};

/** A certificate for code, and the same signer's tools for Windows. */
export const makeCertificate = (work) => {
  const key = join(work, 'code.key');
  const certificate = join(work, 'code.crt');
  need('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '1',
    '-subj',
    `/CN=${whoSigns}`,
    '-addext',
    'extendedKeyUsage=codeSigning',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
    '-keyout',
    key,
    '-out',
    certificate,
  ]);
  return {
    /** Both in one file, as the environment of a build names it. */
    container: (password) => {
      const file = join(work, 'code.p12');
      const keys = ['-inkey', key, '-in', certificate, '-passout', `pass:${password}`];
      need('openssl', ['pkcs12', '-export', ...keys, '-out', file]);
      return file;
    },
    sign: (file, signed) =>
      need('osslsigncode', [
        'sign',
        '-h',
        'sha256',
        '-certs',
        certificate,
        '-key',
        key,
        '-n',
        'Allodesk',
        '-in',
        file,
        '-out',
        signed,
      ]),
    verifies: (file) => {
      const { code, said } = ask('osslsigncode', ['verify', '-CAfile', certificate, '-in', file]);
      return code === 0 && /Succeeded/.test(said);
    },
  };
};
