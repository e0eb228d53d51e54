// node build/lock-platforms.mjs: after npm install, so that `npm ci` works everywhere.
// A registry mirror may lack the binaries of other platforms; npm then leaves them out of the lock file
// without a word, and `npm ci` refuses the file. Their entries follow from their names and their parent.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd'];
const os = new Set([...systems, 'openharmony', 'sunos', 'win32']);
const architectures = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x'];
const cpu = new Set([...architectures, 'wasm32', 'x64']);

const entryFor = (name, version, parent) => {
  const words = name.split(/[/-]/);
  const system = words.find((word) => os.has(word));
  const machine = words.find((word) => cpu.has(word));
  if (!system && !machine) throw new Error(`${name}: for which platform is that?`);
  if (!/^\d/.test(version)) throw new Error(`${name}: ${version} is not one version`);
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : null;
  return {
    version,
    ...(machine ? { cpu: [machine] } : {}),
    ...(parent.dev ? { dev: true } : {}),
    ...(system === 'linux' && libc ? { libc: [libc] } : {}),
    optional: true,
    ...(system ? { os: [system] } : {}),
  };
};

const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [path, parent] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const places = [`node_modules/${name}`, `${path}/node_modules/${name}`];
    if (path === '' || places.some((place) => lock.packages[place])) continue;
    lock.packages[places[0]] = entryFor(name, version, parent);
    added += 1;
  }
// Without its hash a package could be another one on the way.
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || entry.link || entry.integrity) continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const asked = ['view', `${name}@${entry.version}`, 'dist.integrity'];
  const integrity = execFileSync(npm, asked, { encoding: 'utf8' }).trim();
  if (!integrity.startsWith('sha512-')) throw new Error(`${path}: the registry tells no hash`);
  entry.integrity = integrity;
}
const root = lock.packages[''];
delete lock.packages[''];
const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = { '': root, ...Object.fromEntries(sorted) };
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added`);
