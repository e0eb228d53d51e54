// The packager's own part: the desk with Electron in one folder, fuses set, the program in its archive.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../steps/run.mjs';
import { readFuses, writePlaceholder } from './placeholder.mjs';
import { need } from './programs.mjs';

const read = (file) => JSON.parse(readFileSync(resolve(root, file), 'utf8'));

/** Packs for `linux` or `win32` around the placeholder. Gives back the folder. */
export const packUnpacked = (work, system) => {
  const { version } = read('node_modules/electron/package.json');
  const electron = join(work, `electron-${system}`);
  const output = join(work, `packed-${system}`);
  rmSync(output, { recursive: true, force: true });
  writePlaceholder(electron, system, version);
  const set = {
    electronDist: electron,
    electronVersion: version,
    'directories.output': output,
    // Windows' own marks in the binary are the packager's; the placeholder is no such binary.
    'win.signAndEditExecutable': 'false',
  };
  need(
    'node',
    [
      'node_modules/electron-builder/cli.js',
      '--config',
      'build/electron-builder.mjs',
      system === 'win32' ? '--win' : '--linux',
      'dir',
      '--x64',
      '--publish',
      'never',
      ...Object.entries(set).map(([key, value]) => `-c.${key}=${value}`),
    ],
    {
      cwd: root,
      env: { ELECTRON_BUILDER_OFFLINE: 'true', CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
    },
  );
  return join(output, system === 'win32' ? 'win-unpacked' : 'linux-unpacked');
};

/** The fuses that the built binary has, beside those that the configuration asks for. */
export const fusesBeside = (binary, wanted) => {
  const found = readFuses(readFileSync(binary)) ?? {};
  return Object.entries(wanted)
    .filter(([name, state]) => found[name] !== state)
    .map(([name, state]) => `${name} is ${found[name]}, wanted ${state}`);
};

/** The head of an asar archive: JSON behind four lengths (electron/asar). */
const headBytes = (bytes) => bytes.subarray(16, 16 + bytes.readUInt32LE(12));
const headOf = (bytes) => JSON.parse(headBytes(bytes).toString('utf8'));

export const asarFiles = (file) => {
  const names = (node, path) =>
    Object.entries(node.files ?? {}).flatMap(([name, one]) =>
      one.files ? names(one, `${path}${name}/`) : [`${path}${name}`],
    );
  return names(headOf(readFileSync(file)), '');
};

/**
 * Whether Windows' binary holds the hash of the archive's head, which Electron compares at each start (a resource that
 * the packager writes).
 */
export const holdsIntegrity = (binary, asar) => {
  const hash = createHash('sha256')
    .update(headBytes(readFileSync(asar)))
    .digest('hex');
  return readFileSync(binary).includes(`"alg":"SHA256","value":"${hash}"`);
};

/** Lays the archive's files down below a folder, for a run of what was installed. */
export const unpackAsar = (file, folder) => {
  const bytes = readFileSync(file);
  const begins = 8 + bytes.readUInt32LE(4);
  const lay = (node, below) => {
    mkdirSync(below, { recursive: true });
    for (const [name, one] of Object.entries(node.files)) {
      const path = join(below, name);
      if (one.files) lay(one, path);
      else {
        const offset = begins + Number(one.offset);
        writeFileSync(path, bytes.subarray(offset, offset + one.size));
      }
    }
  };
  lay(headOf(bytes), folder);
};
