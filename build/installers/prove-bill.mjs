// The bill of materials, and the licences of what is in it.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundledPackages } from '../notices.mjs';
import { root } from '../steps/run.mjs';
import { refused } from './licences.mjs';
import { makeBill } from './bill.mjs';
import { prove } from './proof.mjs';

const read = (file) => JSON.parse(readFileSync(resolve(root, file), 'utf8'));

export const billOfMaterials = (work) =>
  prove('bill of materials', async (claim) => {
    const { packages } = read('package-lock.json');
    const { dependencies } = read('package.json');
    const bundled = new Set([
      ...bundledPackages(resolve(root, 'out')),
      ...Object.keys(dependencies),
    ]);
    const bill = makeBill(join(work, 'sbom.cdx.json'));
    claim(
      'it is CycloneDX',
      bill.bomFormat === 'CycloneDX' && bill.metadata.component.name === 'allodesk',
    );
    const inBill = new Map(
      bill.components.map((one) => [
        `${one.group ? `${one.group}/` : ''}${one.name}@${one.version}`,
        one,
      ]),
    );
    const missing = [...bundled].filter((name) => {
      const { version, integrity } = packages[`node_modules/${name}`] ?? {};
      const one = inBill.get(`${name}@${version}`);
      const hash = Buffer.from(integrity?.replace(/^sha512-/, '') ?? '', 'base64').toString('hex');
      return !one?.hashes?.some(({ alg, content }) => alg === 'SHA-512' && content === hash);
    });
    claim(
      `each of the ${bundled.size} packages in the desk is in it, with the hash of the lock file`,
      bundled.size > 0 && missing.length === 0,
      missing.join(', '),
    );
    const wrong = refused(packages, bundled);
    claim('every licence is one of the allowed', wrong.length === 0, wrong.join(', '));
  });
