// The bill of materials (CycloneDX) of the lock file.
import { writeFileSync } from 'node:fs';
import { root } from '../steps/run.mjs';
import { metadata, packingDate } from './metadata.mjs';
import { need } from './programs.mjs';

/** By npm itself, from the lock file alone. */
export const makeBill = (file) => {
  // As `npm run` names itself: on Windows npm is a script, which no program can start by its name.
  const npm = process.env.npm_execpath;
  const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const text = need(
    program,
    [...first, 'sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'],
    { cwd: root },
  );
  const bill = JSON.parse(text);
  // npm takes the folder's name for that of the program, and the time and a number by chance for marks of the bill.
  bill.metadata.component.name = metadata.name;
  bill.metadata.timestamp = new Date(packingDate() * 1000).toISOString();
  delete bill.serialNumber;
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  return bill;
};
