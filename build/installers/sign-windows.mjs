// node build/installers/sign-windows.mjs FILE: signs a program or msi of Windows where it lies, as the environment says.
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { metadata } from './metadata.mjs';
import { need } from './programs.mjs';

const usualTimestamp = 'http://timestamp.digicert.com';

/**
 * What signs, by the variables of the packager, which signs the desk's own program with them: WIN_CSC_LINK or CSC_LINK,
 * a PKCS#12 file or its base64, and its password in WIN_CSC_KEY_PASSWORD or CSC_KEY_PASSWORD. WIN_TIMESTAMP_URL: who
 * says when (RFC 3161), "none" for nobody. Null: nothing is to be signed.
 */
export const signingOf = (environment) => {
  const link = environment.WIN_CSC_LINK || environment.CSC_LINK;
  if (!link) return null;
  if (/^https?:/.test(link)) throw new Error('a certificate from the network is not taken');
  const file = link.startsWith('file:') ? fileURLToPath(link) : link;
  const isFile = existsSync(file);
  if (!isFile && !/^[a-z0-9+/=\s]{100,}$/i.test(link))
    throw new Error(
      'WIN_CSC_LINK is neither a file nor base64: nothing is signed, nothing is made',
    );
  const timestamp = environment.WIN_TIMESTAMP_URL || usualTimestamp;
  return {
    certificate: isFile ? { file } : { bytes: Buffer.from(link, 'base64') },
    password: environment.WIN_CSC_KEY_PASSWORD ?? environment.CSC_KEY_PASSWORD ?? '',
    timestamp: timestamp === 'none' ? null : timestamp,
  };
};

/** Signs the file in its place. What cannot be signed is an error: no installer goes out without. */
export const signWindows = (file, { certificate, password, timestamp }) => {
  const work = mkdtempSync(join(tmpdir(), 'sign-'));
  try {
    const key = certificate.file ?? join(work, 'certificate.p12');
    if (certificate.bytes) writeFileSync(key, certificate.bytes, { mode: 0o600 });
    const signed = `${file}.signing`;
    const time = timestamp === null ? [] : ['-ts', timestamp];
    need(
      'osslsigncode',
      // The password not among the arguments, which every user of the machine can read.
      ['sign', '-h', 'sha256', '-pkcs12', key, '-readpass', '-', '-n', metadata.productName].concat(
        time,
        ['-in', file, '-out', signed],
      ),
      { input: password },
    );
    renameSync(signed, file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const signing = signingOf(process.env);
  if (signing === null) throw new Error('nothing to sign with: WIN_CSC_LINK is not set');
  signWindows(process.argv[2], signing);
}
