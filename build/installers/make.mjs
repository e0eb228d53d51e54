// node build/installers/make.mjs [linux|windows]: the installers that are ours, from the unpacked desk that the packager
// has just made. Both are made on Linux.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../steps/run.mjs';
import { buildDeb } from './deb.mjs';
import { makeBill } from './bill.mjs';
import { metadata, packingDate, version } from './metadata.mjs';
import { buildMsi } from './msi.mjs';
import { buildNsis } from './nsis.mjs';
import { buildRpm } from './rpm.mjs';
import { signingOf, signWindows } from './sign-windows.mjs';
import { stageLinux } from './stage.mjs';

const { name } = metadata;

/** deb and rpm into `output`; gives back their files and the staged tree. */
export const makeLinux = (unpacked, output) => {
  mkdirSync(output, { recursive: true });
  const tree = join(output, 'tree');
  rmSync(tree, { recursive: true, force: true });
  const seconds = packingDate();
  stageLinux(unpacked, tree, seconds);
  const deb = join(output, `${name}_${version}_amd64.deb`);
  const rpm = join(output, `${name}-${version}.x86_64.rpm`);
  buildDeb(tree, deb, seconds);
  buildRpm(tree, rpm, seconds);
  return { tree, deb, rpm };
};

/** The two installers for Windows, signed where the environment says with what. */
export const makeWindows = (unpacked, output, environment = process.env) => {
  const signing = signingOf(environment);
  mkdirSync(output, { recursive: true });
  const setup = join(output, `Allodesk-Setup-${version}.exe`);
  const msi = join(output, `Allodesk-${version}.msi`);
  try {
    // NSIS writes the uninstaller itself, and has it signed on the way.
    buildNsis(unpacked, setup, signing === null ? null : environment);
    buildMsi(unpacked, msi);
    if (signing !== null) for (const file of [setup, msi]) signWindows(file, signing);
  } catch (error) {
    // None that is half made, or not signed where it should be.
    for (const file of [setup, msi]) rmSync(file, { force: true });
    throw error;
  }
  return { setup, msi };
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const dist = resolve(root, 'dist');
  const wanted = process.argv[2] ?? process.platform;
  const unpacked = join(dist, wanted === 'windows' ? 'win-unpacked' : 'linux-unpacked');
  makeBill(join(dist, 'sbom.cdx.json'));
  if (wanted === 'linux' || wanted === 'windows') {
    if (process.platform !== 'linux') throw new Error('these installers are made on Linux');
    if (!existsSync(unpacked)) throw new Error(`nothing to pack in ${unpacked}`);
    if (wanted === 'windows') makeWindows(unpacked, dist);
    else rmSync(makeLinux(unpacked, dist).tree, { recursive: true });
  }
}
