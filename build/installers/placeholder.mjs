// Something in the place of Electron's own distribution, where that cannot be had: the packager goes its whole way
// with it. It has the fuses of a real binary, and says what it is when it is run.
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { need } from './programs.mjs';

/** Before the fuses in every binary of Electron (@electron/fuses). */
export const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

// Version 1 of the wire with nine fuses, as Electron ships them: 1 on, 0 off.
const wire = Buffer.from(`${sentinel}\u0001\u0009010010000`, 'latin1');

const linuxProgram = Buffer.concat([
  Buffer.from('#!/bin/sh\necho "placeholder for Electron on linux"\nexit 0\n# '),
  wire,
  Buffer.from('\n'),
]);

/**
 * A program of Windows, for the packager writes into it: an installer of NSIS's that installs nothing. Told
 * /stay=SECONDS, it runs that long.
 */
const writeWindowsProgram = (file) => {
  const script = `${file}.nsi`;
  const lines = ['Unicode true', 'Target amd64-unicode', 'CRCCheck off', 'SilentInstall silent'];
  writeFileSync(
    script,
    [
      ...lines,
      'RequestExecutionLevel user',
      'Name placeholder',
      `OutFile "${file}"`,
      // The packager asks for one language of them.
      'VIProductVersion "1.0.0.0"',
      'VIAddVersionKey ProductName placeholder',
      'VIAddVersionKey FileDescription placeholder',
      'VIAddVersionKey FileVersion 1',
      'VIAddVersionKey LegalCopyright none',
      '!include FileFunc.nsh',
      'Section',
      '${GetParameters} $0',
      '${GetOptions} $0 /stay= $1',
      'IntOp $1 $1 * 1000',
      'Sleep $1',
      'SectionEnd',
      '',
    ].join('\n'),
  );
  need('makensis', ['-V1', script]);
  rmSync(script);
  appendFileSync(file, wire);
};

/** Writes it for `linux` or `win32`. */
export const writePlaceholder = (folder, system, version) => {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  if (system === 'win32') writeWindowsProgram(join(folder, 'electron.exe'));
  else writeFileSync(join(folder, 'electron'), linuxProgram, { mode: 0o755 });
  if (system === 'linux')
    writeFileSync(join(folder, 'chrome-sandbox'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), 'placeholder\n');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'placeholder\n');
  for (const locale of ['de', 'en-GB', 'en-US', 'fr', 'ru'])
    writeFileSync(join(folder, 'locales', `${locale}.pak`), 'placeholder\n');
};

const names = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
];

/** The fuses of a binary as they are, by the names of the packager's configuration; null where it has none. */
export const readFuses = (bytes) => {
  const at = bytes.indexOf(sentinel, 0, 'latin1');
  if (at < 0) return null;
  const start = at + sentinel.length;
  const length = bytes[start + 1];
  const states = bytes.subarray(start + 2, start + 2 + length).toString('latin1');
  return Object.fromEntries(
    [...states].map((state, index) => [names[index] ?? `fuse ${index}`, state === '1']),
  );
};
