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

/** The two installers for Windows. */
export const makeWindows = (unpacked, output) => {
  mkdirSync(output, { recursive: true });
  const setup = join(output, `Allodesk-Setup-${version}.exe`);
  const msi = join(output, `Allodesk-${version}.msi`);
  buildNsis(unpacked, setup);
  buildMsi(unpacked, msi);
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
