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

/** Debian's names of what `npm run dist:check` makes and proves installers with. */
export const packagingPackages = [
  'busybox-static',
  'desktop-file-utils',
  'gnupg',
  'msitools',
  'nsis',
  'openssl',
  'osslsigncode',
  'rpm',
  'wine64',
  'wixl',
  'xauth',
  'xvfb',
];

const missingDebianPackages = (wanted) => {
  const asked = spawnSync(
    'dpkg-query',
    ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...wanted],
    {
      encoding: 'utf8',
    },
  );
  const installed = new Set(
    (asked.stdout ?? '')
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((name) => !installed.has(name));
};

/** Installs them where that is allowed; says the exact command where it is not. Never a failure of its own. */
const installDebian = async (what, wanted) => {
  if (!existsSync('/etc/debian_version')) {
    console.log(`${what} uses Debian's packages ${wanted.join(' ')}.`);
    return;
  }
  const missing = missingDebianPackages(wanted);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    console.log(`${what} is not complete; what needs it is skipped. To complete it:`);
    console.log(`  sudo ${command}`);
    return;
  }
  console.log(`${what} is not complete: ${command}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { minutes: 5, env });
  const code = await run('apt-get', command.split(' ').slice(1), { minutes: 10, env });
  if (code !== 0) console.log('Not everything could be installed: what needs it is skipped.');
};

export const installLab = () => installDebian('The SIP lab', labPackages);
export const installPackaging = () => installDebian('The packaging proof', packagingPackages);
