// npm run dist:check: the packaging proved with Debian's tools, offline once they are installed, on a placeholder for
// Electron. What is built here by build/installers is what ships; README's table says what only other systems can run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { billOfMaterials } from './installers/prove-bill.mjs';
import { linuxPackages } from './installers/prove-linux.mjs';
import { packedDesk } from './installers/prove-packed.mjs';
import { windowsInstallers } from './installers/prove-windows.mjs';
import { installPackages, installPackaging } from './steps/install.mjs';
import { step, summary } from './steps/report.mjs';
import { run } from './steps/run.mjs';
import { build } from './steps/steps.mjs';

const results = [];

const everything = async (work) => {
  if ((await installPackages()) !== 0) {
    results.push(step('install', { failed: 1, failures: ['npm ci failed'] }));
    return;
  }
  await installPackaging();
  const built = await build();
  results.push(built);
  if (built.failed > 0 || (await run('node', ['build/notices.mjs'])) !== 0) return;
  results.push(await billOfMaterials(work));
  const { result, folders } = await packedDesk(work);
  results.push(result);
  if (result.failed > 0) return;
  results.push(await linuxPackages(work, folders.linux));
  results.push(await windowsInstallers(work, folders.windows));
};

const work = mkdtempSync(join(tmpdir(), 'allodesk-dist-'));
try {
  await everything(work);
} finally {
  if (process.env.KEEP) console.log(`kept: ${work}`);
  else rmSync(work, { recursive: true, force: true });
}
console.log(`\n${summary(results)}`);
process.exitCode = results.some((one) => one.failed > 0) ? 1 : 0;
