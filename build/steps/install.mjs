// What a fresh clone lacks: npm packages, and on Debian the programs of the SIP lab.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, run } from './run.mjs';

const lock = (file) => JSON.parse(readFileSync(resolve(root, file), 'utf8')).packages;

/** True when what is installed is what the lock file says. */
export const packagesFit = (wanted, installed) =>
  Object.entries(wanted).every(([path, one]) => {
    if (path === '' || one.link) return true;
    const there = installed[path];
    // Packages of other platforms are never there.
    if (!there) return Boolean(one.optional);
    return there.version === one.version && there.integrity === one.integrity;
  });

export const installPackages = async () => {
  const known = 'node_modules/.package-lock.json';
  if (existsSync(resolve(root, known)) && packagesFit(lock('package-lock.json'), lock(known)))
    return 0;
  console.log('npm packages are missing or differ from the lock file: npm ci (a minute or two)');
  // What is deprecated in somebody else's package is nothing to do for whoever starts the desk.
  return run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { minutes: 15 });
};

/** Debian's names of what the journeys call, and are called by. */
export const labPackages = [
  'chromium',
  'kamailio',
  'kamailio-websocket-modules',
  'kamailio-presence-modules',
  'baresip-core',
  'rtpengine-daemon',
  'coturn',
  'iproute2',
  'nftables',
  'procps',
  'sip-tester',
  'pulseaudio',
  'pulseaudio-utils',
  'sox',
];

const missingDebianPackages = () => {
  const asked = spawnSync(
    'dpkg-query',
    ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...labPackages],
    { encoding: 'utf8' },
  );
  const installed = new Set(
    (asked.stdout ?? '')
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return labPackages.filter((name) => !installed.has(name));
};

/** Installs the lab where that is allowed; says the exact command where it is not. Never a failure of its own. */
export const installLab = async () => {
  const isDebian = existsSync('/etc/debian_version');
  if (!isDebian) {
    console.log(`The SIP lab uses Debian's packages ${labPackages.join(' ')}.`);
    return;
  }
  const missing = missingDebianPackages();
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    console.log(`The SIP lab is not complete; its journeys are skipped. To complete it:`);
    console.log(`  sudo ${command}`);
    return;
  }
  console.log(`The SIP lab is not complete: ${command}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { minutes: 5, env });
  const code = await run('apt-get', command.split(' ').slice(1), { minutes: 10, env });
  if (code !== 0) console.log('Not everything could be installed: what needs it is skipped.');
};
